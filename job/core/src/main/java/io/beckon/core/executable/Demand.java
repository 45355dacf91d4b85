package io.beckon.core.executable;

/**
 * How much of a tally a question needs.
 *
 * @param keep how many of the latest occurrences
 * @param window how far back it asks, in milliseconds; {@link #FOR_EVER}; 0 where it asks since a
 *     moment of a journey alone
 * @param sinceJourney whether it asks back to the start of a journey as well
 */
public record Demand(int keep, long window, boolean sinceJourney) {

  public static final long FOR_EVER = Long.MAX_VALUE;

  /** Whether what serves this one serves the other too. */
  boolean covers(Demand other) {
    return keep >= other.keep
        && window >= other.window
        && (sinceJourney || !other.sinceJourney || window == FOR_EVER);
  }
}
