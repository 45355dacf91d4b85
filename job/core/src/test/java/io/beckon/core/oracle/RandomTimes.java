package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.of;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Instants and local times close to where logs begin, so that they coincide. */
final class RandomTimes {

  private static final long MINUTE = 60_000;

  private RandomTimes() {}

  /** Just before clocks go forward and back in London, on a leap day, and on no special day. */
  static Arbitrary<Long> begins() {
    return of(
            "2023-11-14T22:13:00Z",
            "2024-03-31T00:50:00Z",
            "2023-10-29T00:20:00Z",
            "2024-02-28T23:40:00Z")
        .map(text -> Instant.parse(text).toEpochMilli());
  }

  static Arbitrary<Object> zones() {
    return of(
        "Europe/London",
        "Europe/London",
        "Pacific/Kiritimati",
        "America/New_York",
        "Nowhere/Here",
        5L);
  }

  /** A local time that is near where logs begin in London, or in another zone. */
  static Arbitrary<LocalTime> timeOfDay(long begin) {
    return frequency(
            Tuple.of(3, 2), Tuple.of(3, 5), Tuple.of(2, 10), Tuple.of(1, 70), Tuple.of(1, -20))
        .map(
            minutes ->
                Instant.ofEpochMilli(begin + minutes * MINUTE)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalTime());
  }

  /** A day near where logs begin, of this or an earlier year, or of none. */
  static Arbitrary<String> days(long begin) {
    LocalDate day = Instant.ofEpochMilli(begin).atOffset(ZoneOffset.UTC).toLocalDate();
    return of(
        day.toString(),
        day.plusDays(1).toString(),
        day.minusYears(20).plusDays(1).toString(),
        day.minusYears(20).plusDays(3).toString(),
        "--" + day.plusDays(1).toString().substring(5),
        "2000-02-29",
        "--02-29",
        "yesterday");
  }

  /** An instant with its zone near where logs begin. */
  static Arbitrary<String> instants(long begin) {
    return of(1, 3, 6, -4, 2000)
        .map(minutes -> Instant.ofEpochMilli(begin + minutes * MINUTE).toString());
  }
}
