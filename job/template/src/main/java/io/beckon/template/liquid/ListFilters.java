package io.beckon.template.liquid;

import static io.beckon.template.liquid.TextFilters.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Filters of lists, such as the lines of a cart. */
final class ListFilters {

  static final List<FilterKind> ALL =
      List.of(
          new FilterKind("size", 0, 0, ListFilters::size),
          new FilterKind("first", 0, 0, (v, g, r) -> list(v).isEmpty() ? null : list(v).get(0)),
          new FilterKind("last", 0, 0, ListFilters::last),
          new FilterKind("join", 0, 1, ListFilters::join),
          new FilterKind("reverse", 0, 0, ListFilters::reverse),
          new FilterKind("sort", 0, 1, ListFilters::sort),
          new FilterKind("map", 1, 1, ListFilters::map),
          new FilterKind("where", 1, 2, ListFilters::where),
          new FilterKind("sum", 0, 1, ListFilters::sum),
          new FilterKind("compact", 0, 0, ListFilters::compact),
          new FilterKind("uniq", 0, 0, (v, g, r) -> new ArrayList<>(new LinkedHashSet<>(list(v)))),
          new FilterKind("concat", 1, 1, ListFilters::concat),
          new FilterKind("slice", 1, 2, ListFilters::slice));

  private ListFilters() {}

  private static List<?> list(Object value) {
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }

  private static Object field(Object item, Object[] given) {
    return given.length == 0
        ? item
        : item instanceof Map<?, ?> map ? map.get(text(given[0])) : null;
  }

  private static Object size(Object value, Object[] given, Rendering rendering) {
    if (value instanceof CharSequence text) {
      return (long) text.toString().codePointCount(0, text.length());
    }
    return value instanceof Map<?, ?> map ? (long) map.size() : (long) list(value).size();
  }

  private static Object last(Object value, Object[] given, Rendering rendering) {
    List<?> list = list(value);
    return list.isEmpty() ? null : list.get(list.size() - 1);
  }

  private static Object join(Object value, Object[] given, Rendering rendering) {
    String between = given.length == 0 ? " " : text(given[0]);
    long length = 0;
    for (Object item : list(value)) {
      length += text(item).length() + (long) between.length();
    }
    rendering.budget().value(length);
    return list(value).stream().map(TextFilters::text).collect(Collectors.joining(between));
  }

  private static Object reverse(Object value, Object[] given, Rendering rendering) {
    List<Object> reversed = new ArrayList<>(list(value));
    Collections.reverse(reversed);
    return reversed;
  }

  /** Numbers by size and before texts, these by letter; what is missing last. */
  private static Object sort(Object value, Object[] given, Rendering rendering) {
    Comparator<Object> order =
        Comparator.comparing(
                ListFilters::number, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
            .thenComparing(
                item -> item == null ? null : text(item),
                Comparator.nullsLast(Comparator.<String>naturalOrder()));
    List<Object> sorted = new ArrayList<>(list(value));
    sorted.sort((a, b) -> order.compare(field(a, given), field(b, given)));
    return sorted;
  }

  private static BigDecimal number(Object value) {
    return value instanceof Number ? Numbers.of(value) : null;
  }

  private static Object map(Object value, Object[] given, Rendering rendering) {
    List<Object> fields = new ArrayList<>();
    list(value).forEach(item -> fields.add(field(item, given)));
    return fields;
  }

  /** Those whose field has the value; without a value those that have the field. */
  private static Object where(Object value, Object[] given, Rendering rendering) {
    List<Object> found = new ArrayList<>();
    for (Object item : list(value)) {
      Object field = field(item, given);
      boolean fits =
          given.length == 1
              ? field != null && !Boolean.FALSE.equals(field)
              : field != null && Objects.equals(plain(field), plain(given[1]));
      if (fits) {
        found.add(item);
      }
    }
    return found;
  }

  private static Object plain(Object value) {
    return value instanceof Number ? Numbers.of(value).stripTrailingZeros() : text(value);
  }

  private static Object sum(Object value, Object[] given, Rendering rendering) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object item : list(value)) {
      sum = sum.add(Optional.ofNullable(number(field(item, given))).orElse(BigDecimal.ZERO));
    }
    return Numbers.bounded(sum);
  }

  private static Object compact(Object value, Object[] given, Rendering rendering) {
    List<Object> kept = new ArrayList<>(list(value));
    kept.removeIf(Objects::isNull);
    return kept;
  }

  private static Object concat(Object value, Object[] given, Rendering rendering) {
    List<Object> both = new ArrayList<>(list(value));
    both.addAll(list(given[0]));
    return both;
  }

  /** From a place, counted from 0 or back from the end: one, or so many. */
  private static Object slice(Object value, Object[] given, Rendering rendering) {
    int size = value instanceof List<?> list ? list.size() : text(value).length();
    int asked = Numbers.of(given[0]).intValue();
    int from = Math.min(size, Math.max(0, asked < 0 ? size + asked : asked));
    int length = given.length == 1 ? 1 : Math.max(0, Numbers.of(given[1]).intValue());
    int to = (int) Math.min(size, (long) from + length);
    return value instanceof List<?> list
        ? new ArrayList<>(list.subList(from, to))
        : text(value).substring(from, to);
  }
}
