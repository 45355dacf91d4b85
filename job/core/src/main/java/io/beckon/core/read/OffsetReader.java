package io.beckon.core.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads by how much a date is moved, to before it or to behind it: days and weeks are days of the
 * calendar, hours, minutes and seconds are counted on the clock.
 */
final class OffsetReader {

  /**
   * How a date is moved; one of the two is zero.
   *
   * @param days of the calendar, negative for before
   * @param clock negative for before
   */
  record Offset(int days, Duration clock) {
    static final Offset NONE = new Offset(0, Duration.ZERO);
  }

  private static final Pattern OFFSET = Pattern.compile("([+-]?)([0-9]{1,18}[smhdw])");

  private static final String HINT =
      "before the date with a minus, after it without: `-3d`, `2w`, `-12h`";

  private static final String DAYS_HINT =
      "such as `-3d` or `1w`; the time of day is said by `at: \"09:00\"`";

  private OffsetReader() {}

  static Optional<Offset> read(YamlValue value) {
    Optional<String> text = value.text("an offset", HINT);
    Matcher parts = OFFSET.matcher(text.orElse(""));
    if (text.isEmpty()) {
      return Optional.empty();
    } else if (!parts.matches()) {
      value.problem("`" + text.get() + "` is not an offset", HINT);
      return Optional.empty();
    }
    Optional<Duration> length = DurationReader.parse(parts.group(2));
    if (length.isEmpty()) {
      DurationReader.complainOfLength(value);
      return Optional.empty();
    }
    boolean before = parts.group(1).equals("-");
    Duration moved = before ? length.get().negated() : length.get();
    return Optional.of(
        isCalendar(parts.group(2))
            ? new Offset((int) moved.toDays(), Duration.ZERO)
            : new Offset(0, moved));
  }

  /** Days of the calendar, where there is nothing but days. */
  static Optional<Integer> days(YamlValue value) {
    Optional<Offset> offset = read(value);
    if (offset.isPresent() && !offset.get().clock().isZero()) {
      value.problem("a date is moved by whole days here", DAYS_HINT);
      return Optional.empty();
    }
    return offset.map(Offset::days);
  }

  private static boolean isCalendar(String length) {
    return length.endsWith("d") || length.endsWith("w");
  }
}
