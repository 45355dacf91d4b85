package io.beckon.template.liquid;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as filters compute with them: exact, and of a size that can be written down. */
final class Numbers {

  /** Without an exponent: a text of nine characters could ask for a billion digits. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");

  private Numbers() {}

  /** A number, or the text of one; null counts as 0. */
  static BigDecimal of(Object value) {
    if (value == null) {
      return BigDecimal.ZERO;
    }
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    if (value instanceof Long || value instanceof Integer) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return BigDecimal.valueOf(number.doubleValue());
    }
    return ofText(String.valueOf(value))
        .orElseThrow(() -> new IllegalArgumentException("not a number"));
  }

  static Optional<BigDecimal> ofText(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(new BigDecimal(stripped))
        : Optional.empty();
  }

  /** A result, within what can be written down. */
  static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.precision() - number.scale()) > 400 || number.scale() > 400) {
      throw new IllegalArgumentException("too large a number");
    }
    return number;
  }
}
