package io.beckon.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day of the calendar that comes back every year.
 *
 * @param year in which it was first; {@link #NO_YEAR} where nobody knows, as of many birthdays
 * @param day of the year
 */
public record CalendarDate(int year, MonthDay day) {

  public static final int NO_YEAR = Integer.MIN_VALUE;

  private static final Pattern WITHOUT_YEAR = Pattern.compile("(--)?\\d\\d-\\d\\d");

  /** The day of an instant. */
  public static CalendarDate of(long instant, ZoneId zone) {
    return of(LocalTimes.day(instant, zone));
  }

  public static CalendarDate of(LocalDate date) {
    return new CalendarDate(date.getYear(), MonthDay.from(date));
  }

  /**
   * Reads a value of the profile: {@code 1990-05-17}, {@code --05-17} or {@code 05-17}, an instant
   * of ISO 8601, which falls on a day in the zone, or epoch milliseconds.
   *
   * @return empty where it is none of them
   */
  public static Optional<CalendarDate> read(Object value, ZoneId zone) {
    if (value instanceof String text && WITHOUT_YEAR.matcher(text.strip()).matches()) {
      return withoutYear(text.strip());
    }
    return GivenDate.read(value).map(date -> of(date.day(zone)));
  }

  private static Optional<CalendarDate> withoutYear(String text) {
    try {
      String iso = text.startsWith("--") ? text : "--" + text;
      return Optional.of(new CalendarDate(NO_YEAR, MonthDay.parse(iso)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /**
   * The instant at which it comes in a year.
   *
   * <p>The offset is in days of the calendar. Of 29 February it is counted from that day in every
   * year, as if there were one; the day itself is 28 February where there is none. A local time
   * that a change of the clock leaves out moves on by the gap, of two the first counts.
   *
   * @param offsetDays negative for before
   * @param at local time
   */
  public long inYear(int inYear, int offsetDays, LocalTime at, ZoneId zone) {
    LocalDate date;
    if (!day.isValidYear(inYear) && offsetDays < 0) {
      date = LocalDate.of(inYear, 3, 1).plusDays(offsetDays);
    } else {
      date = day.atYear(inYear).plusDays(offsetDays);
    }
    return LocalTimes.on(date, at, zone);
  }

  public boolean hasYear() {
    return year != NO_YEAR;
  }
}
