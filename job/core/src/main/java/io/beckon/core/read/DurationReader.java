package io.beckon.core.read;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: one whole number and one unit; a day is 24 hours. */
final class DurationReader {

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  /** Ten years: longer is a slip of the pen, and instants must stay far from overflow. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private static final Pattern DURATION = Pattern.compile("(-?)([0-9]{1,18}[smhdw])");
  private static final String HINT = "a whole number and a unit: `30s`, `15m`, `24h`, `7d` or `2w`";

  private DurationReader() {}

  /** How long to wait; zero is allowed. */
  static Optional<Duration> wait(YamlValue value) {
    return read(value);
  }

  /** The length of a window; longer than zero, since nothing lies in an empty one. */
  static Optional<Duration> window(YamlValue value) {
    Optional<Duration> length = read(value);
    if (length.isPresent() && length.get().isZero()) {
      value.problem(value.label() + " must be longer than zero", HINT);
      return Optional.empty();
    }
    return length;
  }

  /** A length as it is written, without a sign; empty where it is longer than ten years. */
  static Optional<Duration> parse(String text) {
    Duration unit = UNITS.get(text.substring(text.length() - 1));
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return count > LONGEST.dividedBy(unit)
        ? Optional.empty()
        : Optional.of(unit.multipliedBy(count));
  }

  static void complainOfLength(YamlValue value) {
    value.problem(value.label() + " is longer than ten years", "at most " + LONGEST.toDays() + "d");
  }

  private static Optional<Duration> read(YamlValue value) {
    Optional<String> text = value.text("a duration", HINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = DURATION.matcher(text.get());
    if (!parts.matches()) {
      value.problem("`" + text.get() + "` is not a duration", hint(text.get()));
      return Optional.empty();
    }
    if (!parts.group(1).isEmpty()) {
      value.problem(value.label() + " cannot be negative", HINT);
      return Optional.empty();
    }
    Optional<Duration> length = parse(parts.group(2));
    if (length.isEmpty()) {
      complainOfLength(value);
    }
    return length;
  }

  private static String hint(String text) {
    return text.matches("[0-9]{1,10}") ? "add a unit: `" + text + "h`, `" + text + "d`" : HINT;
  }
}
