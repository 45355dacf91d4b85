package io.beckon.core.read;

import io.beckon.core.model.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how often: {@code 3} for at least three times, in a sequence for exactly three, or one of
 * the bounds by name.
 */
final class TimesReader {

  static final Keys KEYS = Keys.of("`times`", "at_least", "at_most", "exactly");

  private static final Map<String, Times.Kind> BOUNDS =
      Map.of(
          "at_least", Times.Kind.AT_LEAST,
          "at_most", Times.Kind.AT_MOST,
          "exactly", Times.Kind.EXACTLY);

  /** More is never counted: it would mean to keep that many instants of one user. */
  static final int MOST = 10_000;

  /** Each event of a sequence is kept until the sequence is over. */
  static final int MOST_IN_SEQUENCE = 20;

  /** In conditions; "at least never" holds always, and who writes it means "never". */
  private static final TimesReader IN_HISTORY =
      new TimesReader(
          Times.Kind.AT_LEAST,
          Map.of(Times.Kind.AT_LEAST, 1, Times.Kind.AT_MOST, 0, Times.Kind.EXACTLY, 0),
          MOST,
          "such as `times: 3` (at least) or `times: {at_most: 2}`");

  private static final TimesReader IN_SEQUENCE =
      new TimesReader(
          Times.Kind.EXACTLY,
          Map.of(Times.Kind.AT_LEAST, 1, Times.Kind.AT_MOST, 2, Times.Kind.EXACTLY, 1),
          MOST_IN_SEQUENCE,
          "such as `times: 2` (exactly) or `times: {at_least: 2}`");

  /** What a number without a bound is. */
  private final Times.Kind bare;

  private final Map<Times.Kind, Integer> least;
  private final int most;
  private final String hint;

  private TimesReader(Times.Kind bare, Map<Times.Kind, Integer> least, int most, String hint) {
    this.bare = bare;
    this.least = least;
    this.most = most;
    this.hint = hint;
  }

  static Optional<Times> read(YamlValue value) {
    return IN_HISTORY.times(value);
  }

  /** In a sequence a number is exact: these events are taken, and no others. */
  static Optional<Times> inSequence(YamlValue value) {
    return IN_SEQUENCE.times(value);
  }

  private Optional<Times> times(YamlValue value) {
    return value.isText()
        ? bound(bare, value)
        : YamlMapping.open(value, KEYS, hint).flatMap(bounds -> times(value, bounds));
  }

  private Optional<Times> times(YamlValue value, YamlMapping bounds) {
    List<String> written = KEYS.allowed().stream().filter(bounds::has).toList();
    if (written.size() != 1) {
      if (!bounds.hasForeignKeys()) {
        value.problem("`times` takes one bound", hint);
      }
      return Optional.empty();
    }
    String bound = written.get(0);
    return bounds.get(bound).flatMap(count -> bound(BOUNDS.get(bound), count));
  }

  private Optional<Times> bound(Times.Kind kind, YamlValue value) {
    return WholeNumber.between(least.get(kind), most, value).map(count -> new Times(kind, count));
  }
}
