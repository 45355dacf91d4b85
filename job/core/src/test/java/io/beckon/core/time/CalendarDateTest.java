package io.beckon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that come back every year, in the user's zone. */
class CalendarDateTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    "1990-05-17, 1990, --05-17",
    "2000-02-29, 2000, --02-29",
    "1990-05-17T23:30:00Z, 1990, --05-18",
    "1990-12-31T23:30:00-02:00, 1991, --01-01",
  })
  void readsADayOrTheDayOfAnInstantInTheZone(String text, int year, String day) {
    assertThat(CalendarDate.read(text, LONDON))
        .hasValue(new CalendarDate(year, MonthDay.parse(day)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--05-17", "05-17"})
  void readsADayWhoseYearNobodyKnows(String text) {
    assertThat(CalendarDate.read(text, LONDON))
        .hasValue(new CalendarDate(CalendarDate.NO_YEAR, MonthDay.of(5, 17)));
  }

  @Test
  void readsEpochMillisecondsButNoOtherNumber() {
    long instant = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();

    assertThat(CalendarDate.read(instant, LONDON)).hasValue(CalendarDate.of(instant, LONDON));
    assertThat(CalendarDate.read(19_900_517L, LONDON)).isEmpty();
    assertThat(CalendarDate.read(19_900_517.0, LONDON)).isEmpty();
    assertThat(CalendarDate.read((double) instant, LONDON))
        .hasValue(CalendarDate.of(instant, LONDON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17.05.1990",
        "1990-02-30",
        "1990-5-17",
        "yesterday",
        "--13-01",
        "1990-05-17T"
      })
  void whatIsNoDateIsMissing(String text) {
    assertThat(CalendarDate.read(text, LONDON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // the day itself
    "2000-02-29, 2024, 0, 2024-02-29T09:00",
    "2000-02-29, 2025, 0, 2025-02-28T09:00",
    // counted from a 29 February in every year
    "2000-02-29, 2024, -3, 2024-02-26T09:00",
    "2000-02-29, 2025, -3, 2025-02-26T09:00",
    "2000-02-29, 2025, -1, 2025-02-28T09:00",
    "2000-02-29, 2025, 1, 2025-03-01T09:00",
    "2000-02-29, 2024, 1, 2024-03-01T09:00",
    // into another year, and over the end of a short February
    "1990-01-02, 2025, -3, 2024-12-30T09:00",
    "1990-03-01, 2025, -1, 2025-02-28T09:00",
    "1990-03-01, 2024, -1, 2024-02-29T09:00",
  })
  void comesInAYearWithAnOffsetOfCalendarDays(String date, int year, int offset, String expected) {
    CalendarDate day = CalendarDate.read(date, ZoneOffset.UTC).orElseThrow();

    assertThat(Instant.ofEpochMilli(day.inYear(year, offset, LocalTime.of(9, 0), ZoneOffset.UTC)))
        .isEqualTo(Instant.parse(expected + ":00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // the clocks go from 01:00 to 02:00 on 30 March 2025
    "03-30, 01:30, 2025-03-30T01:30:00Z",
    // and from 02:00 back to 01:00 on 26 October 2025: the first of two counts
    "10-26, 01:30, 2025-10-26T00:30:00Z",
    "07-01, 00:00, 2025-06-30T23:00:00Z",
  })
  void aLocalTimeInAGapMovesOnAndOfTwoTheFirstCounts(String date, String time, String expected) {
    CalendarDate day = CalendarDate.read(date, LONDON).orElseThrow();

    assertThat(Instant.ofEpochMilli(day.inYear(2025, 0, LocalTime.parse(time), LONDON)))
        .isEqualTo(Instant.parse(expected));
  }

  @Test
  void comesFourteenHoursEarlierInKiribati() {
    CalendarDate day = CalendarDate.read("1990-05-17", ZoneOffset.UTC).orElseThrow();

    assertThat(
            Instant.ofEpochMilli(
                day.inYear(2025, 0, LocalTime.MIDNIGHT, ZoneId.of("Pacific/Kiritimati"))))
        .isEqualTo(Instant.parse("2025-05-16T10:00:00Z"));
  }
}
