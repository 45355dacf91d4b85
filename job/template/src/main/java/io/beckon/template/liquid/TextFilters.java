package io.beckon.template.liquid;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Filters of texts, as Liquid names them. */
final class TextFilters {

  static final List<FilterKind> ALL =
      List.of(
          new FilterKind("default", 0, 1, TextFilters::orDefault),
          new FilterKind("append", 1, 1, (value, given, r) -> text(value) + text(given[0])),
          new FilterKind("prepend", 1, 1, (value, given, r) -> text(given[0]) + text(value)),
          localised("upcase", String::toUpperCase),
          localised("downcase", String::toLowerCase),
          new FilterKind("capitalize", 0, 0, TextFilters::capitalize),
          simple("strip", String::strip),
          simple("lstrip", String::stripLeading),
          simple("rstrip", String::stripTrailing),
          simple("strip_newlines", text -> text.replace("\r", "").replace("\n", "")),
          new FilterKind("replace", 2, 2, TextFilters::replace),
          new FilterKind("replace_first", 2, 2, TextFilters::replaceFirst),
          new FilterKind("remove", 1, 1, (v, given, r) -> text(v).replace(text(given[0]), "")),
          new FilterKind("truncate", 0, 2, TextFilters::truncate),
          new FilterKind("truncatewords", 0, 2, TextFilters::truncateWords),
          new FilterKind("split", 1, 1, TextFilters::split));

  private static final int TRUNCATED = 50;
  private static final int TRUNCATED_WORDS = 15;

  private TextFilters() {}

  /** A value as a text; null is none. */
  static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static FilterKind simple(String name, UnaryOperator<String> change) {
    return new FilterKind(name, 0, 0, (value, given, r) -> change.apply(text(value)));
  }

  private interface Localised {
    String apply(String text, Locale locale);
  }

  private static FilterKind localised(String name, Localised change) {
    return new FilterKind(name, 0, 0, (value, given, r) -> change.apply(text(value), r.locale()));
  }

  /** What stands in for a value that is missing, false or empty; a captured text keeps its form. */
  private static Object orDefault(Object value, Object[] given, Rendering rendering) {
    boolean missing =
        value == null
            || Boolean.FALSE.equals(value)
            || value instanceof CharSequence text && text.toString().isBlank()
            || value instanceof List<?> list && list.isEmpty();
    return !missing ? value : given.length == 0 ? "" : given[0];
  }

  private static Object capitalize(Object value, Object[] given, Rendering rendering) {
    String text = text(value);
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(rendering.locale()) + text.substring(first);
  }

  private static Object replace(Object value, Object[] given, Rendering rendering) {
    String text = text(value);
    String search = text(given[0]);
    String replacement = text(given[1]);
    long times = text.length() / Math.max(1, search.length()) + 1L;
    rendering.budget().value(text.length() + times * replacement.length());
    return text.replace(search, replacement);
  }

  private static Object replaceFirst(Object value, Object[] given, Rendering rendering) {
    String text = text(value);
    String search = text(given[0]);
    int found = text.indexOf(search);
    return found < 0
        ? text
        : text.substring(0, found) + text(given[1]) + text.substring(found + search.length());
  }

  private static Object truncate(Object value, Object[] given, Rendering rendering) {
    String text = text(value);
    int most = given.length == 0 ? TRUNCATED : Numbers.of(given[0]).intValue();
    String end = given.length < 2 ? "..." : text(given[1]);
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int kept = Math.max(0, most - end.codePointCount(0, end.length()));
    return text.substring(0, text.offsetByCodePoints(0, kept)) + end;
  }

  private static Object truncateWords(Object value, Object[] given, Rendering rendering) {
    String[] words = text(value).strip().split("\\s+");
    int most = given.length == 0 ? TRUNCATED_WORDS : Numbers.of(given[0]).intValue();
    String end = given.length < 2 ? "..." : text(given[1]);
    return words.length <= most
        ? text(value)
        : String.join(" ", List.of(words).subList(0, Math.max(1, most))) + end;
  }

  private static Object split(Object value, Object[] given, Rendering rendering) {
    String text = text(value);
    String separator = text(given[0]);
    if (text.isEmpty()) {
      return List.of();
    }
    return separator.isEmpty()
        ? text.codePoints().mapToObj(Character::toString).toList()
        : List.of(text.split(Pattern.quote(separator)));
  }
}
