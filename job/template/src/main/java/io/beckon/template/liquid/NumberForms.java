package io.beckon.template.liquid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** How numbers and money are written in each language. */
final class NumberForms {

  private static final int MOST_PLACES = 10;

  /** By language and currency; formats are copied for each use, since they are not thread-safe. */
  private static final Forms<DecimalFormat> FORMATS = new Forms<>();

  private NumberForms() {}

  static String money(BigDecimal amount, String currency, Locale locale) {
    DecimalFormat format =
        FORMATS.of(locale, currency, () -> inCurrency(Currency.getInstance(currency), locale));
    return ((DecimalFormat) format.clone()).format(amount);
  }

  /**
   * Writes a number.
   *
   * @param places as many as are written; negative for those that it has
   */
  static String number(BigDecimal number, int places, Locale locale) {
    DecimalFormat format = FORMATS.of(locale, "#" + places, () -> plain(places, locale));
    return ((DecimalFormat) format.clone()).format(number);
  }

  private static DecimalFormat inCurrency(Currency currency, Locale locale) {
    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int places = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }

  private static DecimalFormat plain(int places, Locale locale) {
    DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Math.max(0, places));
    format.setMaximumFractionDigits(places < 0 ? MOST_PLACES : places);
    return format;
  }
}
