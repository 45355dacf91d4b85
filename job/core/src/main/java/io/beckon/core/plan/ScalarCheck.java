package io.beckon.core.plan;

import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.value.Numbers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a single value is of a type. */
public final class ScalarCheck {

  private static final Pattern DATE = Pattern.compile("(?:[0-9]{4}|-)-[0-9]{2}-[0-9]{2}");

  /** Longer than any instant: not worth parsing. */
  private static final int LONGEST_INSTANT = 40;

  private ScalarCheck() {}

  /** Whether the value, which is not missing, is of the type. */
  public static boolean fits(Scalar type, Object value) {
    return switch (type) {
      case STRING -> value instanceof String;
      case NUMBER -> Numbers.isNumber(value);
      case INTEGER -> isWhole(value);
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> value instanceof String text && isDate(text);
      case TIMESTAMP -> value instanceof String text && isTimestamp(text);
      case ANY -> true;
    };
  }

  /** Whether the value is neither a list nor a map. */
  public static boolean isScalar(Object value) {
    return !(value instanceof List) && !(value instanceof Map);
  }

  /** JSON does not tell 5 from 5.0, and neither does the plan. */
  public static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Double number && number == Math.rint(number);
  }

  /** {@code 1990-05-17}, or {@code --05-17} where the year is not known. */
  public static boolean isDate(String text) {
    if (!DATE.matcher(text).matches()) {
      return false;
    }
    try {
      if (text.startsWith("-")) {
        MonthDay.parse(text);
      } else {
        LocalDate.parse(text);
      }
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  /** An instant of ISO 8601 with its zone: {@code 2025-03-01T10:00:00Z}. */
  public static boolean isTimestamp(String text) {
    // Cheap to say of most texts, where an exception is dear.
    if (text.length() > LONGEST_INSTANT || text.length() < 17 || text.charAt(10) != 'T') {
      return false;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException noInstant) {
      return false;
    }
  }
}
