package io.beckon.template.liquid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Filters that compute: exact, so that 0.1 and 0.2 are 0.3. */
final class NumberFilters {

  private static final int MOST_PLACES = 30;

  static final List<FilterKind> ALL =
      List.of(
          computing("plus", BigDecimal::add),
          computing("minus", BigDecimal::subtract),
          computing("times", BigDecimal::multiply),
          computing("divided_by", NumberFilters::quotient),
          computing("modulo", (a, b) -> a.subtract(b.multiply(floor(quotient(a, b))))),
          computing("at_least", BigDecimal::max),
          computing("at_most", BigDecimal::min),
          rounding("ceil", RoundingMode.CEILING),
          rounding("floor", RoundingMode.FLOOR),
          rounding("round", RoundingMode.HALF_UP),
          new FilterKind("abs", 0, 0, (value, given, r) -> shown(Numbers.of(value).abs())));

  private NumberFilters() {}

  private static FilterKind computing(String name, BinaryOperator<BigDecimal> operation) {
    return new FilterKind(
        name,
        1,
        1,
        (value, given, r) ->
            shown(Numbers.bounded(operation.apply(Numbers.of(value), Numbers.of(given[0])))));
  }

  private static FilterKind rounding(String name, RoundingMode mode) {
    return new FilterKind(
        name,
        0,
        1,
        (value, given, r) -> {
          int places = given.length == 0 ? 0 : Numbers.of(given[0]).intValueExact();
          if (Math.abs(places) > MOST_PLACES) {
            throw new IllegalArgumentException("too many places");
          }
          BigDecimal rounded = Numbers.of(value).setScale(places, mode);
          return places <= 0 ? shown(rounded) : rounded;
        });
  }

  /** Without a remainder where both are whole numbers, as Liquid does it; else to 20 digits. */
  private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
    return a.scale() <= 0 && b.scale() <= 0
        ? a.divide(b, 0, RoundingMode.FLOOR)
        : a.divide(b, new MathContext(20, RoundingMode.HALF_UP));
  }

  private static BigDecimal floor(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR);
  }

  /** Without needless zeros. */
  private static BigDecimal shown(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }
}
