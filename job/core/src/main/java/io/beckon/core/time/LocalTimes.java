package io.beckon.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/**
 * Local times as instants, epoch milliseconds. A local time that a change of the clocks leaves out
 * moves on by what was left out; of one that comes twice the first is meant.
 */
public final class LocalTimes {

  private LocalTimes() {}

  /** The day that an instant lies on. */
  public static LocalDate day(long instant, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
  }

  /** The time of day that an instant has. */
  public static LocalTime time(long instant, ZoneId zone) {
    return LocalTime.ofInstant(Instant.ofEpochMilli(instant), zone);
  }

  /** The instant of a local time on a day. */
  public static long on(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
  }

  /** The first instant at or after this one that is this local time of some day. */
  public static long next(long instant, LocalTime time, ZoneId zone) {
    return next(instant, time, Set.of(DayOfWeek.values()), zone);
  }

  /**
   * The first instant at or after this one that is this local time of one of these days.
   *
   * @param days never empty
   */
  public static long next(long instant, LocalTime time, Set<DayOfWeek> days, ZoneId zone) {
    // Yesterday's time may have been moved on into today.
    LocalDate day = day(instant, zone).minusDays(1);
    while (!days.contains(day.getDayOfWeek()) || on(day, time, zone) < instant) {
      day = day.plusDays(1);
    }
    return on(day, time, zone);
  }

  /**
   * Whether the local time at an instant lies between two times of day.
   *
   * @param from inclusive
   * @param to exclusive; before {@code from} where midnight lies between them
   */
  public static boolean isBetween(long instant, LocalTime from, LocalTime to, ZoneId zone) {
    LocalTime time = time(instant, zone);
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }

  /**
   * The first instant after this one, which lies between two times of day, that does not. Where the
   * clocks are set back it may be later than {@code to} came first, and where they are put forward
   * it may be the instant at which they are.
   */
  public static long endOfBetween(long instant, LocalTime from, LocalTime to, ZoneId zone) {
    long at = instant;
    do {
      ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochMilli(at));
      LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), offset);
      LocalDate day = now.toLocalTime().isBefore(to) ? now.toLocalDate() : tomorrow(now);
      long end = day.atTime(to).toInstant(offset).toEpochMilli();
      ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(at));
      // As long as the clocks are not changed on the way, it is plain arithmetic.
      at = change == null ? end : Math.min(end, change.getInstant().toEpochMilli());
    } while (isBetween(at, from, to, zone));
    return at;
  }

  private static LocalDate tomorrow(LocalDateTime now) {
    return now.toLocalDate().plusDays(1);
  }
}
