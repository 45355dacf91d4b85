package io.beckon.core.clause;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Values that events have, and conditions over them, each with what it means said a second way. */
final class Samples {

  /** Numbers as a producer writes them: many that rounding would spoil. */
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "1.0",
          "2",
          "3",
          "26.99",
          "-3",
          "0.1",
          "0.2",
          "0.3",
          "25.99",
          "1000.001",
          "0.0001",
          "1e-7",
          "1e300",
          "-1e300",
          "9007199254740993",
          "9223372036854775807");

  /** What each of them is, whatever a double makes of it. */
  private static final Map<Object, BigDecimal> EXACTLY = new HashMap<>();

  static final List<Object> VALUES = new ArrayList<>();

  static {
    for (String number : NUMBERS) {
      BigDecimal exactly = new BigDecimal(number);
      EXACTLY.put(asJsonReadsIt(number), exactly);
      VALUES.add(asJsonReadsIt(number));
    }
    VALUES.addAll(
        List.of("p", "q", true, false, List.of(1L, "p"), Map.of("p", 1L), "x".repeat(300)));
  }

  static final Map<String, Predicate<Map<String, Object>>> WHERES =
      Map.of(
          "event.n > 1", properties -> isOver(properties.get("n"), "1"),
          "event.id == \"p\"", properties -> "p".equals(properties.get("id")));

  private Samples() {}

  static boolean isNumber(Object value) {
    return EXACTLY.containsKey(value);
  }

  static BigDecimal exactly(Object number) {
    return EXACTLY.get(number);
  }

  /** What two values share exactly where they are one. */
  static Object identity(Object value) {
    return isNumber(value) ? exactly(value).stripTrailingZeros() : value;
  }

  private static boolean isOver(Object value, String bound) {
    return isNumber(value) && exactly(value).compareTo(new BigDecimal(bound)) > 0;
  }

  private static Object asJsonReadsIt(String number) {
    boolean whole = number.matches("-?\\d+");
    return whole ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
  }
}
