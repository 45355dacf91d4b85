package io.beckon.core.time;

import io.beckon.core.value.Numbers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A date that a property gives: a day of the calendar, or an instant.
 *
 * @param day null for an instant
 * @param epochMillis of an instant
 */
public record GivenDate(LocalDate day, long epochMillis) {

  /** The least number that is epoch milliseconds and no count or code: in March 1973. */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private static final int LAST_YEAR = 9999;
  private static final long LAST_MILLIS =
      LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() * Duration.ofDays(1).toMillis() - 1;

  /**
   * Which instant is meant by a date.
   *
   * @param days of the calendar in the user's zone, negative for before
   * @param at local time on that day; null for the time that the date has: midnight of a day
   * @param offset what is added on the clock, in milliseconds, negative for before
   */
  public record Shift(int days, LocalTime at, long offset) {}

  /**
   * Reads a value: {@code 2025-03-01}, an instant of ISO 8601 with its offset, or epoch
   * milliseconds from 10^11 on; of the years 0 to 9999.
   *
   * @return empty where it is none of them
   */
  public static Optional<GivenDate> read(Object value) {
    if (value instanceof String text) {
      return read(text.strip());
    }
    boolean millis =
        Numbers.isNumber(value)
            && Numbers.of(value) instanceof Long whole
            && whole >= LEAST_MILLIS
            && whole <= LAST_MILLIS;
    return millis ? Optional.of(new GivenDate(null, (Long) Numbers.of(value))) : Optional.empty();
  }

  /** The day that is meant: of an instant the one on which it falls in the zone. */
  LocalDate day(ZoneId zone) {
    return day == null ? LocalTimes.day(epochMillis, zone) : day;
  }

  /** Epoch milliseconds. */
  public long instant(Shift shift, ZoneId zone) {
    if (day == null && shift.days == 0 && shift.at == null) {
      // As it is: of a local time that comes twice it may be the second.
      return epochMillis + shift.offset;
    }
    LocalDate from = day(zone);
    LocalTime own = day == null ? LocalTimes.time(epochMillis, zone) : LocalTime.MIDNIGHT;
    LocalTime time = shift.at == null ? own : shift.at;
    return LocalTimes.on(from.plusDays(shift.days), time, zone) + shift.offset;
  }

  private static Optional<GivenDate> read(String text) {
    try {
      if (text.indexOf('T') < 0) {
        LocalDate day = LocalDate.parse(text);
        return isUsual(day) ? Optional.of(new GivenDate(day, 0)) : Optional.empty();
      }
      OffsetDateTime time = OffsetDateTime.parse(text);
      Instant instant = time.toInstant();
      return isUsual(time.toLocalDate())
          ? Optional.of(new GivenDate(null, instant.toEpochMilli()))
          : Optional.empty();
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static boolean isUsual(LocalDate day) {
    return day.getYear() >= 0 && day.getYear() <= LAST_YEAR;
  }
}
