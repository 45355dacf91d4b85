package io.beckon.core.oracle;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Local times and dates of a user. */
final class NaiveDates {

  private final NaiveUser user;

  /**
   * An instant at which a date comes.
   *
   * @param key what it may come only once for
   * @param due {@code D}
   * @param years since the date, where its year is known; else null
   */
  record Coming(String key, long due, Integer years) {}

  NaiveDates(NaiveUser user) {
    this.user = user;
  }

  /** The user's zone as it is known now. */
  ZoneId zone() {
    return zone(user.log.profile());
  }

  private ZoneId zone(Map<String, Object> profile) {
    try {
      return ZoneId.of((String) profile.get("timezone"));
    } catch (ClassCastException | NullPointerException | DateTimeException unknown) {
      return user.policy().timezone();
    }
  }

  /** In a gap it moves on by the gap, in an overlap it is the first. */
  static long at(LocalDate day, LocalTime time, ZoneId zone) {
    return ZonedDateTime.of(day, time, zone).toInstant().toEpochMilli();
  }

  /** The first local instant at or after another one, on one of the days. */
  long untilTime(Step.WaitUntilTime step, long from) {
    ZoneId zone = zone();
    LocalDate first = Instant.ofEpochMilli(from).atZone(zone).toLocalDate().minusDays(2);
    for (int days = 0; ; days++) {
      LocalDate day = first.plusDays(days);
      long instant = at(day, step.time(), zone);
      if (instant >= from && step.days().contains(day.getDayOfWeek())) {
        return instant;
      }
    }
  }

  /** Empty where there is no date. */
  Optional<Long> untilDate(Step.WaitUntilDate step, Object value) {
    ZoneId zone = zone();
    return instant(value, zone)
        .map(instant -> instant.atZone(zone).plusDays(step.offsetDays()))
        .map(date -> step.at().isPresent() ? on(date, step.at().get(), zone) : date)
        .map(date -> date.toInstant().toEpochMilli() + step.offset().toMillis());
  }

  private static ZonedDateTime on(ZonedDateTime date, LocalTime time, ZoneId zone) {
    return ZonedDateTime.of(date.toLocalDate(), time, zone);
  }

  private static Optional<Instant> instant(Object value, ZoneId zone) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZonedDateTime.parse(text).toInstant());
    } catch (DateTimeParseException noInstant) {
      return day(text).map(day -> ZonedDateTime.of(day, LocalTime.MIDNIGHT, zone).toInstant());
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  /** Every instant of a date trigger that lies after what makes it known, in their order. */
  List<Coming> comings(Trigger.OnDate trigger, long aroundNow) {
    ZoneId zone = zone();
    List<Coming> comings =
        trigger.attribute().isPresent()
            ? ofAttribute(trigger, trigger.attribute().get(), zone, aroundNow)
            : ofFirst(trigger, trigger.first().get(), zone, aroundNow);
    return comings.stream().sorted(Comparator.comparing(Coming::due)).toList();
  }

  private List<Coming> ofAttribute(
      Trigger.OnDate trigger, ExpressionText attribute, ZoneId zone, long aroundNow) {
    Object value = user.meaning(attribute).value(Roots.ofProfile(user.log.profile()));
    if (!(value instanceof String text)) {
      return List.of();
    }
    long known =
        user.log.unchangedSince(profile -> user.meaning(attribute).value(Roots.ofProfile(profile)));
    return after(known, ofText(trigger, text, zone, aroundNow));
  }

  private List<Coming> ofText(Trigger.OnDate trigger, String text, ZoneId zone, long aroundNow) {
    try {
      if (text.startsWith("--")) {
        return comings(trigger, text, MonthDay.parse(text), null, 0, zone, aroundNow);
      }
      LocalDate day =
          text.contains("T")
              ? Instant.from(ZonedDateTime.parse(text)).atZone(zone).toLocalDate()
              : LocalDate.parse(text);
      return comings(trigger, text, MonthDay.from(day), day.getYear(), 0, zone, aroundNow);
    } catch (DateTimeParseException noDate) {
      return List.of();
    }
  }

  private List<Coming> ofFirst(Trigger.OnDate trigger, String event, ZoneId zone, long aroundNow) {
    long earliest = Long.MAX_VALUE;
    long known = Long.MIN_VALUE;
    for (NaiveLog.Happened happened : user.log.tracked(event)) {
      if (happened.time() < earliest) {
        earliest = happened.time();
        known = happened.logTime();
      }
    }
    if (earliest == Long.MAX_VALUE) {
      return List.of();
    }
    LocalDate day = Instant.ofEpochMilli(earliest).atZone(zone).toLocalDate();
    int from = trigger.everyYear() ? 1 : 0;
    return after(
        known,
        comings(trigger, "" + earliest, MonthDay.from(day), day.getYear(), from, zone, aroundNow));
  }

  private static List<Coming> comings(
      Trigger.OnDate trigger,
      String value,
      MonthDay date,
      Integer firstYear,
      int fromYears,
      ZoneId zone,
      long aroundNow) {
    int thisYear = Instant.ofEpochMilli(aroundNow).atZone(zone).getYear();
    List<Coming> comings = new ArrayList<>();
    for (int year = thisYear - 3; year <= thisYear + 3; year++) {
      Integer years = firstYear == null ? null : year - firstYear;
      // Without a year there is nothing that comes once.
      boolean comes =
          trigger.everyYear()
              ? years == null || years >= fromYears
              : years != null && years == fromYears;
      if (comes) {
        long due = at(shifted(date, year, trigger.offsetDays()), trigger.at(), zone);
        comings.add(new Coming(value + " " + year, due, years));
      }
    }
    return comings;
  }

  /** In a year without it, 29 February becomes 28 February after the offset. */
  private static LocalDate shifted(MonthDay date, int year, int offsetDays) {
    boolean missing = date.getDayOfMonth() == 29 && date.getMonthValue() == 2 && !Year.isLeap(year);
    if (!missing) {
      return date.atYear(year).plusDays(offsetDays);
    }
    // As if the day were there: the day before it is the 28th, and so is what it becomes itself.
    int beforeOrOn = offsetDays < 0 ? offsetDays + 1 : offsetDays;
    return LocalDate.of(year, 2, 28).plusDays(beforeOrOn);
  }

  private static List<Coming> after(long known, List<Coming> comings) {
    return comings.stream().filter(coming -> coming.due() > known).toList();
  }
}
