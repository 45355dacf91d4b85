package io.beckon.cli.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and lengths of time, UTC. */
public final class TimeWords {

  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss");
  private static final DateTimeFormatter DAY_CLOCK = formatter("EEE HH:mm:ss");
  private static final DateTimeFormatter DATE_CLOCK = formatter("EEE d MMM HH:mm:ss");
  private static final DateTimeFormatter DATE_TIME = formatter("yyyy-MM-dd HH:mm:ss");

  private static final DateTimeFormatter MINUTE = formatter("d MMMM yyyy, HH:mm 'UTC'");

  private TimeWords() {}

  /** {@code 18:42:03}. */
  public static String clock(long instant) {
    return CLOCK.format(Instant.ofEpochMilli(instant));
  }

  /** {@code Tue 18:42:03}. */
  public static String dayClock(long instant) {
    return DAY_CLOCK.format(Instant.ofEpochMilli(instant));
  }

  /** {@code Tue 4 Mar 18:42:03}. */
  public static String dateClock(long instant) {
    return DATE_CLOCK.format(Instant.ofEpochMilli(instant));
  }

  /** {@code 2025-03-04 18:42:03}: of whatever year, and in columns. */
  public static String dateTime(long instant) {
    return DATE_TIME.format(Instant.ofEpochMilli(instant));
  }

  /** {@code 4 March 2025, 18:42 UTC}: in a sentence. */
  public static String minute(long instant) {
    return MINUTE.format(Instant.ofEpochMilli(instant));
  }

  /** The two largest units, with a space: {@code 1 h 12 min}. */
  public static String length(long millis) {
    Duration length = Duration.ofMillis(Math.abs(millis));
    if (length.toDays() > 0) {
      return two(length.toDays(), "d", length.toHoursPart(), "h");
    }
    if (length.toHours() > 0) {
      return two(length.toHours(), "h", length.toMinutesPart(), "min");
    }
    if (length.toMinutes() > 0) {
      return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }
    return length.toSeconds() + " s";
  }

  private static String two(long large, String unit, int small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
