package io.beckon.delivery.decide;

/**
 * Leaves a receiver alone that fails again and again. After so many failures in a row it opens for
 * a while; then one attempt is let through, and by that one it closes, or opens for twice as long.
 * Not safe for several threads.
 */
public final class Breaker {

  private final int failures;
  private final long first;
  private final long longest;

  private int inARow;
  private long openFor;
  private long until = Long.MIN_VALUE;
  private boolean trying;

  /**
   * A closed one.
   *
   * @param failures so many in a row open it
   * @param first for so many milliseconds at first
   * @param longest and never for longer
   */
  public Breaker(int failures, long first, long longest) {
    this.failures = failures;
    this.first = first;
    this.longest = longest;
  }

  /** Whether an attempt may be made now. */
  public boolean lets(long now) {
    return openFor == 0 || now >= until && !trying;
  }

  /** An attempt is made. */
  public void started() {
    trying = openFor > 0;
  }

  public void succeeded() {
    inARow = 0;
    openFor = 0;
    trying = false;
  }

  /** The attempt came to an end that says nothing about the receiver. */
  public void ended() {
    trying = false;
  }

  public void failed(long now) {
    inARow++;
    if (inARow >= failures && (openFor == 0 || trying)) {
      openFor = openFor == 0 ? first : Math.min(longest, openFor * 2);
      until = now + openFor;
    }
    trying = false;
  }

  public boolean isClosed() {
    return openFor == 0;
  }

  /** When it lets the next one through at the earliest: epoch milliseconds. */
  public long until() {
    return until;
  }
}
