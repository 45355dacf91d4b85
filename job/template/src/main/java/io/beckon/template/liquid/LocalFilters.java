package io.beckon.template.liquid;

import static io.beckon.template.liquid.TextFilters.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Filters that write a value as its reader writes it: money, numbers, dates. */
final class LocalFilters {

  private static final int MOST_PLACES = 10;

  static final List<FilterKind> ALL =
      List.of(
          new FilterKind("money", 1, 1, LocalFilters::money),
          new FilterKind("number", 0, 1, LocalFilters::number),
          new FilterKind("date", 0, 1, LocalFilters::date));

  private LocalFilters() {}

  /** An amount and its currency, such as {@code £25.00}; nothing where there is no amount. */
  private static Object money(Object value, Object[] given, Rendering rendering) {
    return isMissing(value)
        ? null
        : NumberForms.money(Numbers.of(value), text(given[0]), rendering.locale());
  }

  /** With the separators of the language; with so many places, or as many as there are. */
  private static Object number(Object value, Object[] given, Rendering rendering) {
    if (isMissing(value)) {
      return null;
    }
    BigDecimal number = Numbers.of(value);
    int places = given.length == 0 ? -1 : Numbers.of(given[0]).intValueExact();
    if (places > MOST_PLACES) {
      throw new IllegalArgumentException("too many places");
    }
    BigDecimal rounded = places < 0 ? number : number.setScale(places, RoundingMode.HALF_UP);
    return NumberForms.number(rounded, places, rendering.locale());
  }

  /** A day or an instant, in one of the named forms or in a pattern. */
  private static Object date(Object value, Object[] given, Rendering rendering) {
    return isMissing(value)
        ? null
        : DateForms.of(value, given.length == 0 ? "medium" : text(given[0]), rendering);
  }

  private static boolean isMissing(Object value) {
    return value == null || value instanceof CharSequence text && text.toString().isBlank();
  }
}
