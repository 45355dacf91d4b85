package io.beckon.template.liquid;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filters that templates may use. All are our own: those of liqp put together texts and numbers
 * without a bound, and some take a quarter of a millisecond.
 */
public final class FilterTable {

  private static final Map<String, FilterKind> BY_NAME =
      Stream.of(
              TextFilters.ALL,
              HtmlFilters.ALL,
              NumberFilters.ALL,
              ListFilters.ALL,
              LocalFilters.ALL)
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableMap(FilterKind::name, Function.identity()));

  private FilterTable() {}

  public static Optional<FilterKind> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static Collection<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }
}
