package io.beckon.delivery.decide;

/**
 * A rate with a little room: so many in a second on average, and after a rest as many at once as a
 * second has. Not safe for several threads.
 */
public final class TokenBucket {

  /** As if there were no limit. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private static final double SECOND = 1_000;

  /** Tenths do not add up to one. */
  private static final double ALMOST_ONE = 1 - 1e-6;

  private final double perSecond;
  private final double most;
  private double tokens;
  private long filledAt = Long.MIN_VALUE;

  public TokenBucket(double perSecond) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond);
    this.tokens = most;
  }

  /** Whether one may go now. */
  public boolean has(long now) {
    fill(now);
    return perSecond == UNLIMITED || tokens >= ALMOST_ONE;
  }

  /** Whether a new one would let no more through. */
  public boolean isFull(long now) {
    fill(now);
    return perSecond == UNLIMITED || tokens >= most;
  }

  /** One goes. */
  public void take(long now) {
    fill(now);
    tokens -= 1;
  }

  /** One that was taken did not go after all. */
  public void giveBack() {
    tokens = Math.min(most, tokens + 1);
  }

  /** Milliseconds between two in the long run; 0 without a limit. */
  public double pace() {
    return SECOND / perSecond;
  }

  /** A clock that was set back fills nothing, and begins again from there. */
  private void fill(long now) {
    if (filledAt != Long.MIN_VALUE && now > filledAt && perSecond != UNLIMITED) {
      tokens = Math.min(most, tokens + (now - filledAt) / SECOND * perSecond);
    }
    filledAt = now;
  }
}
