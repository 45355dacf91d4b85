package io.beckon.core.executable;

import io.beckon.core.event.Event;
import io.beckon.core.expression.Expression;
import io.beckon.core.state.DateWatch;
import io.beckon.core.time.CalendarDate;
import io.beckon.core.value.TextHash;
import io.beckon.core.value.Values;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A date starts a journey: one that the profile holds, or that of the first time something
 * happened.
 *
 * @param key a hash of what it says
 * @param attribute gives the date; null where {@code first} does
 * @param first gives the first occurrence; null where {@code attribute} does
 * @param everyYear whether it comes every year, or once
 * @param offsetDays days of the calendar, negative for before
 * @param at local time
 */
public record DateTrigger(
    long key,
    Expression attribute,
    FirstOccurrence first,
    boolean everyYear,
    int offsetDays,
    LocalTime at)
    implements ExecutableTrigger {

  /**
   * When it comes.
   *
   * @param year for which
   * @param due {@code D}, epoch milliseconds
   */
  public record Coming(int year, long due) {}

  /**
   * A date of a user's.
   *
   * @param day in the user's zone
   * @param identity of what it was read from, which no zone changes
   */
  public record Found(CalendarDate day, long identity) {}

  /** The date of this user; empty where there is none. */
  public Optional<Found> date(Situation situation, ZoneId zone) {
    if (attribute != null) {
      Object value = attribute.evaluate(situation);
      return CalendarDate.read(value, zone)
          .map(day -> new Found(day, TextHash.of(Values.key(value).orElseThrow())));
    }
    return first.of(situation.user()).stream()
        .mapToObj(instant -> new Found(CalendarDate.of(instant, zone), instant))
        .findFirst();
  }

  /**
   * When it comes next: once for each year, and only later than it became known.
   *
   * @param knownAt log time, epoch milliseconds
   * @param lastYear the last year for which it has come; {@link DateWatch#NEVER}
   */
  public Optional<Coming> next(CalendarDate date, ZoneId zone, long knownAt, int lastYear) {
    if (!everyYear) {
      return date.hasYear() && lastYear == DateWatch.NEVER
          ? coming(date, date.year(), zone).filter(once -> once.due() > knownAt)
          : Optional.empty();
    }
    // An offset or a zone moves a date by less than two years.
    int year = Instant.ofEpochMilli(knownAt).atZone(zone).getYear() - 2;
    if (lastYear != DateWatch.NEVER) {
      year = Math.max(year, lastYear + 1);
    }
    if (date.hasYear()) {
      year = Math.max(year, date.year() + (first != null ? 1 : 0));
    }
    for (int tried = 0; tried < 5; tried++) {
      Optional<Coming> coming = coming(date, year + tried, zone);
      if (coming.isPresent() && coming.get().due() > knownAt) {
        return coming;
      }
    }
    return Optional.empty();
  }

  /** What a journey knows of it: {@code trigger.years} where the first year is known. */
  public Map<String, Object> properties(CalendarDate date, int year) {
    return date.hasYear() ? Map.of("years", (long) year - date.year()) : Map.of();
  }

  @Override
  public boolean looksAt(Event event) {
    return event.kind() == Event.Kind.IDENTIFY
        || (first != null && event.name().equals(first.tally().event()));
  }

  @Override
  public WatchedEvents watched() {
    return new WatchedEvents(first == null ? Set.of() : Set.of(first.tally().event()), true);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    // The zone is the profile's, whatever the date is of.
    dependencies.profile();
    if (first != null) {
      first.dependsOn(dependencies);
    }
  }

  private Optional<Coming> coming(CalendarDate date, int year, ZoneId zone) {
    boolean isYear = year >= 1 && year <= 9_999;
    return isYear
        ? Optional.of(new Coming(year, date.inYear(year, offsetDays, at, zone)))
        : Optional.empty();
  }
}
