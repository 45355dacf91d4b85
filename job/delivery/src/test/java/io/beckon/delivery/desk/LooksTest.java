package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import org.junit.jupiter.api.Test;

/** When those that wait are looked at. */
class LooksTest {

  private static final long NOON = 1_750_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final int CONNECTIONS = 2;

  private final Looks looks = new Looks(CONNECTIONS);

  @Test
  void theyFollowAtThePaceAtWhichAttemptsSucceed() {
    ended(200, new Accepted(250), 400);
    assertThat(next(NOON, 100) - NOON).isBetween(19_500L, 20_500L);
  }

  @Test
  void attemptsThatTimedOutOrFailedSayNothingOfIt() {
    ended(200, new Unanswered("timeout"), 300_000);
    ended(200, new Deferred(Scope.LANE, 0, "timeout", 0), 300_000);
    ended(200, new Outcome.Withheld(), 25_000);
    assertThat(next(NOON, 100) - NOON).isEqualTo(1_000);
  }

  @Test
  void aRateIsAPaceToo() {
    looks.next(NOON, 500);
    assertThat(looks.next(NOON, 500)).isEqualTo(NOON + 1_000);
  }

  @Test
  void howSlowItEverWasTheyAreAllLookedAtWithinAMinuteAndABit() {
    ended(200, new Accepted(250), 300_000);
    assertThat(next(NOON, 10_000) - NOON).isLessThan(MINUTE + 10_000);
  }

  @Test
  void andHoweverManyTheyAreWithinTenMinutes() {
    long latest = NOON;
    for (int i = 0; i < 2_000_000; i++) {
      latest = Math.max(latest, looks.next(NOON, 0));
    }
    assertThat(latest - NOON).isLessThanOrEqualTo(10 * MINUTE + 1_000);
  }

  @Test
  void noneIsLookedAtBeforeWhatItWaitsForCanBeThere() {
    next(NOON, 1_000);
    assertThat(looks.next(NOON + 5 * MINUTE, 0)).isGreaterThan(NOON + 5 * MINUTE);
  }

  @Test
  void whenThatIsThereEarlierThanWasThoughtTheNextOneIsLookedAtSoon() {
    looks.next(NOON + 5 * MINUTE, 0);
    looks.again(NOON);
    assertThat(looks.next(NOON, 0)).isEqualTo(NOON + 10);
  }

  @Test
  void aClockThatIsSetBackStopsNothing() {
    looks.next(NOON + 24 * 60 * MINUTE, 0);
    assertThat(looks.next(NOON, 0)).isLessThanOrEqualTo(NOON + MINUTE + 10);
  }

  private void ended(int times, Outcome outcome, long tookMs) {
    for (int i = 0; i < times; i++) {
      looks.ended(outcome, tookMs);
    }
  }

  private long next(long from, int times) {
    long next = 0;
    for (int i = 0; i < times; i++) {
      next = looks.next(from, 0);
    }
    return next;
  }
}
