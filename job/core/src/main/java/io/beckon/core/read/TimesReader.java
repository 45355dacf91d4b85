package io.beckon.core.read;

import io.beckon.core.model.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how often: {@code 3} for at least three times, or one of the bounds by name. */
final class TimesReader {

  static final Keys KEYS = Keys.of("`times`", "at_least", "at_most", "exactly");

  private static final Map<String, Times.Kind> BOUNDS =
      Map.of(
          "at_least", Times.Kind.AT_LEAST,
          "at_most", Times.Kind.AT_MOST,
          "exactly", Times.Kind.EXACTLY);

  /** More is never counted: it would mean to keep that many instants of one user. */
  static final int MOST = 10_000;

  private static final String HINT = "such as `times: 3` (at least) or `times: {at_most: 2}`";

  private TimesReader() {}

  static Optional<Times> read(YamlValue value) {
    return value.isText()
        ? bound(Times.Kind.AT_LEAST, value)
        : YamlMapping.open(value, KEYS, HINT).flatMap(bounds -> read(value, bounds));
  }

  private static Optional<Times> read(YamlValue value, YamlMapping bounds) {
    List<String> written = KEYS.allowed().stream().filter(bounds::has).toList();
    if (written.size() != 1) {
      if (!bounds.hasForeignKeys()) {
        value.problem("`times` takes one bound", HINT);
      }
      return Optional.empty();
    }
    String bound = written.get(0);
    return bounds.get(bound).flatMap(count -> bound(BOUNDS.get(bound), count));
  }

  private static Optional<Times> bound(Times.Kind kind, YamlValue value) {
    // "At least never" holds always; who writes it means "never".
    int least = kind == Times.Kind.AT_LEAST ? 1 : 0;
    return WholeNumber.between(least, MOST, value).map(count -> new Times(kind, count));
  }
}
