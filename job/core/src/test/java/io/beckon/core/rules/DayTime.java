package io.beckon.core.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** Instants as {@code 10:00}, {@code 10:00:30}, {@code 10:00:00.001} or {@code 2d 10:00}. */
final class DayTime {

  private static final long MIDNIGHT = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private DayTime() {}

  static long of(String text) {
    int space = text.indexOf(' ');
    long days = space < 0 ? 0 : Long.parseLong(text.substring(0, space - 1));
    return MIDNIGHT
        + days * DAY
        + Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(text.substring(space + 1)))
            .toMillis();
  }

  static String text(long instant) {
    long days = Math.floorDiv(instant - MIDNIGHT, DAY);
    LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(instant - MIDNIGHT, DAY) * 1_000_000L);
    return (days == 0 ? "" : days + "d ") + time;
  }
}
