package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares parts of a model whatever their places are. */
final class Spanless {

  /** A place for parts that no file has. */
  static final Span NOWHERE = new Span(new SourceText("nowhere", ""), 1, 1, 1);

  private Spanless() {}

  /** Records say all that they hold, and lists and linked maps in their order. */
  static void assertSame(Object read, Object expected) {
    assertThat(withoutPlaces(read)).isEqualTo(withoutPlaces(expected));
  }

  static ExpressionText text(String expression) {
    return new ExpressionText(expression, NOWHERE);
  }

  static Optional<ExpressionText> where(String expression) {
    return Optional.of(text(expression));
  }

  /** A map in this order. */
  static <T> Map<String, T> ordered(String one, T first, String two, T second) {
    Map<String, T> ordered = new LinkedHashMap<>();
    ordered.put(one, first);
    ordered.put(two, second);
    return ordered;
  }

  private static String withoutPlaces(Object part) {
    return part.toString().replaceAll("span=[^,\\]]*:[0-9]+:[0-9]+", "span=");
  }
}
