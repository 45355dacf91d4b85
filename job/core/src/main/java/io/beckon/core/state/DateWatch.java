package io.beckon.core.state;

/**
 * What is remembered of a date that starts journeys.
 *
 * @param value identity of what the date was read from, to see whether it became another one
 * @param knownAt log time at which this date became known, epoch milliseconds
 * @param lastYear the last year for which it has come; {@link #NEVER} before the first time
 * @param next when it comes next; null where it does not come any more
 */
public record DateWatch(long value, long knownAt, int lastYear, Due next) {

  /** It has not come yet. */
  public static final int NEVER = Integer.MIN_VALUE;
}
