package io.beckon.core.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
    long phase = Long.remainderUnsigned(hash(userId), interval);
    long since = Math.floorMod(after - phase, interval);
    long next = after - since + interval;
    return next > after ? next : Long.MAX_VALUE;
  }

  private static long hash(String userId) {
    byte[] bytes = ("roll-call|" + userId).getBytes(StandardCharsets.UTF_8);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
