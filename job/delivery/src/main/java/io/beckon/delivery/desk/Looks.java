package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Outcome;

/**
 * When those that wait in the state for one and the same thing are looked at: one after the other,
 * at the pace at which attempts succeed. What an attempt that timed out took says nothing of that.
 *
 * <p>The pace may change while they wait. So it is asked for a minute ahead only; those behind
 * follow closely. However many there are, and however slow it was: each is looked at a minute and a
 * millisecond for each of the others after its time has come, and never later than ten minutes.
 */
final class Looks {

  static final long HORIZON_MS = 60_000;
  static final long FARTHEST_MS = 600_000;

  private static final double FIRST_GUESS_MS = 20;
  private static final double WEIGHT = 0.1;
  private static final double SHORTEST_PACE_MS = 0.5;
  private static final double LONGEST_PACE_MS = 1_000;
  private static final double BEHIND_MS = 1;

  private final int atOneTime;
  private double attemptMs = FIRST_GUESS_MS;
  private double last;

  /**
   * None so far.
   *
   * @param atOneTime how many attempts there are at one time
   */
  Looks(int atOneTime) {
    this.atOneTime = atOneTime;
  }

  /** An attempt has come to an end. */
  void ended(Outcome outcome, long tookMs) {
    if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Refused) {
      attemptMs += WEIGHT * (tookMs - attemptMs);
    }
  }

  /**
   * When the next one is to be looked at.
   *
   * @param from not earlier: epoch milliseconds
   * @param rate milliseconds between two that a rate asks for; 0 for none
   */
  long next(long from, double rate) {
    if (last > from + FARTHEST_MS) {
      last = from + HORIZON_MS;
    }
    boolean near = last < from + HORIZON_MS;
    last = Math.max(last, from) + (near ? pace(rate) : BEHIND_MS);
    return (long) Math.ceil(last);
  }

  private double pace(double rate) {
    double pace = Math.max(rate, Math.max(SHORTEST_PACE_MS, attemptMs / atOneTime));
    return Math.min(LONGEST_PACE_MS, pace);
  }

  /** What they waited for is there again: the next one is looked at soon. */
  void again(long now) {
    last = Math.min(last, now);
  }
}
