package io.beckon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Local times where the clocks are changed: in London at 01:00 UTC, in 2025 on 30/3 and 26/10. */
class LocalTimesTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");

  @Test
  void theNextTimeOfDayIsTodaysOrTomorrows() {
    assertThat(next("2025-07-01T08:59:59Z", "10:00", LONDON)).isEqualTo("2025-07-01T09:00:00Z");
    assertThat(next("2025-07-01T09:00:00Z", "10:00", LONDON)).isEqualTo("2025-07-01T09:00:00Z");
    assertThat(next("2025-07-01T09:00:01Z", "10:00", LONDON)).isEqualTo("2025-07-02T09:00:00Z");
  }

  @Test
  void fourteenHoursAheadItIsTomorrowAlready() {
    assertThat(next("2025-07-01T10:00:00Z", "09:00", KIRITIMATI)).isEqualTo("2025-07-01T19:00:00Z");
  }

  @Test
  void onOneOfTheseDays() {
    long tuesday = at("2025-07-01T12:00:00Z");
    EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    assertThat(text(LocalTimes.next(tuesday, LocalTime.of(9, 0), days, LONDON)))
        .isEqualTo("2025-07-07T08:00:00Z");
  }

  @Test
  void aTimeThatIsLeftOutMovesOnByWhatWasLeftOut() {
    assertThat(next("2025-03-29T12:00:00Z", "01:30", LONDON)).isEqualTo("2025-03-30T01:30:00Z");
    assertThat(time("2025-03-30T01:30:00Z", LONDON)).isEqualTo("02:30");
    // What was moved on is still that day's.
    assertThat(next("2025-03-30T01:10:00Z", "01:30", LONDON)).isEqualTo("2025-03-30T01:30:00Z");
    assertThat(next("2025-03-30T01:31:00Z", "01:30", LONDON)).isEqualTo("2025-03-31T00:30:00Z");
  }

  @Test
  void ofATimeThatComesTwiceTheFirstIsMeant() {
    assertThat(next("2025-10-25T12:00:00Z", "01:30", LONDON)).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(next("2025-10-26T00:31:00Z", "01:30", LONDON)).isEqualTo("2025-10-27T01:30:00Z");
  }

  @Test
  void aTimeBeforeMidnightCanBeMovedOnIntoTheNextDay() {
    // In Nuuk the clocks are put forward at 23:00.
    ZoneId nuuk = ZoneId.of("America/Nuuk");
    assertThat(next("2025-03-29T12:00:00Z", "23:30", nuuk)).isEqualTo("2025-03-30T01:30:00Z");
    assertThat(next("2025-03-30T01:10:00Z", "23:30", nuuk)).isEqualTo("2025-03-30T01:30:00Z");
  }

  @Test
  void betweenTakesTheFirstInstantAndNotTheLast() {
    assertThat(between("2025-07-01T19:59:59Z", "21:00", "08:00")).isFalse();
    assertThat(between("2025-07-01T20:00:00Z", "21:00", "08:00")).isTrue();
    assertThat(between("2025-07-02T06:59:59Z", "21:00", "08:00")).isTrue();
    assertThat(between("2025-07-02T07:00:00Z", "21:00", "08:00")).isFalse();
    assertThat(between("2025-07-01T11:00:00Z", "12:00", "13:00")).isTrue();
    assertThat(between("2025-07-01T12:00:00Z", "12:00", "13:00")).isFalse();
  }

  @Test
  void itEndsAtTheLocalTimeWhateverTheClocksDoOnTheWay() {
    assertThat(end("2025-03-29T21:00:00Z", "21:00", "08:00")).isEqualTo("2025-03-30T07:00:00Z");
    assertThat(end("2025-10-25T20:00:00Z", "21:00", "08:00")).isEqualTo("2025-10-26T08:00:00Z");
  }

  @Test
  void anEndThatIsLeftOutIsWhereTheClocksArePutForward() {
    assertThat(end("2025-03-29T21:00:00Z", "21:00", "01:30")).isEqualTo("2025-03-30T01:00:00Z");
  }

  @Test
  void anEndThatComesTwiceIsTheOneThatComesNext() {
    assertThat(end("2025-10-25T21:00:00Z", "21:00", "01:30")).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(end("2025-10-26T01:15:00Z", "21:00", "01:30")).isEqualTo("2025-10-26T01:30:00Z");
  }

  @Test
  void anEndAtWhichTheClocksAreSetBackIsTheSecond() {
    assertThat(end("2025-10-26T00:30:00Z", "00:30", "02:00")).isEqualTo("2025-10-26T02:00:00Z");
  }

  private static String next(String instant, String time, ZoneId zone) {
    return text(LocalTimes.next(at(instant), LocalTime.parse(time), zone));
  }

  private static boolean between(String instant, String from, String to) {
    return LocalTimes.isBetween(at(instant), LocalTime.parse(from), LocalTime.parse(to), LONDON);
  }

  private static String end(String instant, String from, String to) {
    return text(
        LocalTimes.endOfBetween(at(instant), LocalTime.parse(from), LocalTime.parse(to), LONDON));
  }

  private static String time(String instant, ZoneId zone) {
    return LocalTimes.time(at(instant), zone).toString();
  }

  private static long at(String instant) {
    return OffsetDateTime.parse(instant).toInstant().toEpochMilli();
  }

  private static String text(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }
}
