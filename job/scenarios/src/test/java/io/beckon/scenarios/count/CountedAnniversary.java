package io.beckon.scenarios.count;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A message on each anniversary of the first time, in UTC.
 *
 * @param template of the message
 * @param what must have happened
 * @param at time of day
 */
record CountedAnniversary(String template, Predicate<LogLine> what, LocalTime at) implements Count {

  @Override
  public List<String> sends(List<LogLine> log, Duration grace, long until) {
    List<String> sends = new ArrayList<>();
    Count.byUser(log, until)
        .forEach(
            (user, lines) -> {
              Optional<LogLine> first = lines.stream().filter(what).findFirst();
              for (int years = 1; first.isPresent() && years < 10; years++) {
                LocalDate day = LocalDate.ofInstant(instant(first.get()), ZoneOffset.UTC);
                long due = day.plusYears(years).atTime(at).toInstant(ZoneOffset.UTC).toEpochMilli();
                if (due + grace.toMillis() <= until) {
                  sends.add(Count.send(user, template, due, due + grace.toMillis()));
                }
              }
            });
    sends.sort(null);
    return sends;
  }

  private static Instant instant(LogLine line) {
    return Instant.ofEpochMilli(line.time());
  }
}
