package io.beckon.core.time;

import io.beckon.core.value.Sha256;

/**
 * When a user is looked at who does nothing: once in an interval, at an instant that depends on the
 * user alone, so that not all are looked at at once.
 */
public final class RollCall {

  private RollCall() {}

  /**
   * The first instant {@code t} after another one with {@code t mod interval == x mod interval},
   * {@code x} being the first 8 bytes, big-endian and unsigned, of SHA-256 over the UTF-8 of {@code
   * roll-call|} and the user's id.
   *
   * @param after log time, epoch milliseconds
   * @param interval in milliseconds, more than 0
   * @return {@link Long#MAX_VALUE} where that lies beyond all time
   */
  public static long next(String userId, long after, long interval) {
    long phase = Long.remainderUnsigned(Sha256.first8("roll-call|" + userId), interval);
    long since = Math.floorMod(after - phase, interval);
    long next = after - since + interval;
    return next > after ? next : Long.MAX_VALUE;
  }
}
