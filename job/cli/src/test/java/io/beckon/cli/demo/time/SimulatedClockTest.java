package io.beckon.cli.demo.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {

  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();

  private long nanos;
  private final SimulatedClock clock =
      new SimulatedClock(Instant.ofEpochMilli(START), Speed.MINUTE, () -> nanos);

  @Test
  void standsUntilItIsLetGo() {
    assertThat(after(100)).isEqualTo(START);
    clock.release();
    assertThat(after(100)).isEqualTo(START + 6_000);
  }

  @Test
  void aWeekTakesAMinute() {
    clock.release();
    clock.speed(Speed.WEEK_A_MINUTE);
    for (int tick = 0; tick < 600; tick++) {
      after(100);
    }
    assertThat(clock.now()).isEqualTo(START + Duration.ofDays(7).toMillis());
  }

  @Test
  void aTripEndsToTheMillisecondAndTheClockStandsThere() {
    clock.release();
    clock.travel(START + 3_600_123, Duration.ofSeconds(1));
    for (int tick = 0; tick < 9; tick++) {
      after(100);
    }
    assertThat(clock.arrived()).isFalse();
    after(200);
    assertThat(clock.arrived()).isTrue();
    assertThat(after(100)).isEqualTo(START + 3_600_123);
    clock.release();
    assertThat(after(100)).isEqualTo(START + 3_606_123);
  }

  @Test
  void aPauseStopsTripsToo() {
    clock.travel(START + 1_000, Duration.ofSeconds(1));
    clock.speed(Speed.PAUSED);
    assertThat(after(200)).isEqualTo(START);
  }

  @Test
  void aMachineThatSleptDoesNotMakeUpForIt() {
    clock.release();
    clock.speed(Speed.REAL_TIME);
    assertThat(after(3_600_000)).isEqualTo(START + 250);
  }

  private long after(long millis) {
    nanos += Duration.ofMillis(millis).toNanos();
    return clock.advance();
  }
}
