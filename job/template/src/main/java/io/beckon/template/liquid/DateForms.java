package io.beckon.template.liquid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/** How days and instants are written in each language. */
final class DateForms {

  private static final Forms<DateTimeFormatter> FORMATS = new Forms<>();

  /** The forms that have a name; of others the name is a pattern. */
  private static final Map<String, FormatStyle> DATES =
      Map.of(
          "short", FormatStyle.SHORT,
          "medium", FormatStyle.MEDIUM,
          "long", FormatStyle.LONG,
          "full", FormatStyle.FULL);

  /** What Liquid's own patterns say, in those of Java. */
  private static final Map<Character, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry('Y', "yyyy"),
          Map.entry('y', "yy"),
          Map.entry('m', "MM"),
          Map.entry('B', "MMMM"),
          Map.entry('b', "MMM"),
          Map.entry('d', "dd"),
          Map.entry('e', "d"),
          Map.entry('A', "EEEE"),
          Map.entry('a', "EEE"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('l', "h"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('p', "a"),
          Map.entry('Z', "zzz"));

  private static final int LONGEST_PATTERN = 100;

  private DateForms() {}

  /**
   * Writes a day or an instant.
   *
   * @param value a text as events carry it, or the epoch in seconds or milliseconds
   * @param form {@code short}, {@code medium}, {@code long}, {@code full}, {@code time}, {@code
   *     weekday}, {@code day}; a pattern of Java or, with {@code %}, of Liquid
   */
  static String of(Object value, String form, Rendering rendering) {
    Locale locale = rendering.locale();
    return FORMATS.of(locale, form, () -> formatter(form, locale)).format(moment(value, rendering));
  }

  private static DateTimeFormatter formatter(String form, Locale locale) {
    if (form.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException("too long a pattern");
    }
    if (DATES.containsKey(form)) {
      return DateTimeFormatter.ofLocalizedDate(DATES.get(form)).withLocale(locale);
    }
    return switch (form) {
      case "time" -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
      case "weekday" -> DateTimeFormatter.ofPattern("EEEE", locale);
      // Day and month, for a birthday or this week; Java has no such style.
      case "day" -> DateTimeFormatter.ofPattern(dayPattern(locale), locale);
      default ->
          DateTimeFormatter.ofPattern(form.indexOf('%') < 0 ? form : ofDirectives(form), locale);
    };
  }

  private static String dayPattern(Locale locale) {
    return switch (locale.getLanguage()) {
      case "de", "da", "nb", "no", "fi", "cs", "sk" -> "d. MMMM";
      case "es", "pt" -> "d 'de' MMMM";
      case "ja", "zh" -> "M月d日";
      case "en" ->
          locale.getCountry().equals("US") || locale.getCountry().isEmpty() ? "MMMM d" : "d MMMM";
      default -> "d MMMM";
    };
  }

  private static String ofDirectives(String form) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c != '%' || i + 1 == form.length()) {
        pattern.append(c == '\'' ? "''" : Character.isLetter(c) ? "'" + c + "'" : c);
        continue;
      }
      boolean unpadded = form.charAt(i + 1) == '-' && i + 2 < form.length();
      i += unpadded ? 2 : 1;
      String directive = DIRECTIVES.get(form.charAt(i));
      if (directive == null) {
        throw new IllegalArgumentException("no such directive");
      }
      pattern.append(unpadded && directive.length() == 2 ? directive.substring(1) : directive);
    }
    return pattern.toString();
  }

  /** In the recipient's zone; a day alone is a day in every zone. */
  private static TemporalAccessor moment(Object value, Rendering rendering) {
    if (value instanceof Number number) {
      long epoch = number.longValue();
      // No message is about the first weeks of 1970: so much is milliseconds.
      Instant instant =
          Math.abs(epoch) < 100_000_000_000L
              ? Instant.ofEpochSecond(epoch)
              : Instant.ofEpochMilli(epoch);
      return instant.atZone(rendering.zone());
    }
    String text = value.toString().strip();
    if (text.startsWith("--")) {
      return MonthDay.parse(text);
    }
    if (text.indexOf('T') < 0 && text.indexOf(':') < 0) {
      return LocalDate.parse(text).atStartOfDay(rendering.zone());
    }
    String iso = text.replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso).atZoneSameInstant(rendering.zone());
    } catch (DateTimeException withoutZone) {
      return LocalDateTime.parse(iso).atZone(rendering.zone());
    }
  }
}
