package io.beckon.delivery.decide;

import io.beckon.core.value.Sha256;

/**
 * When a message is tried again. The pauses double; each is drawn out or cut by up to a fifth, by
 * the command's id and not by chance: a thousand messages that failed together do not come back
 * together, and a replay waits as long as the run before.
 *
 * @param first pause after the first attempt, in milliseconds
 * @param longest no pause is longer
 * @param whole milliseconds from when a command was first seen; then it is given up
 */
public record Patience(long first, long longest, long whole) {

  private static final double JITTER = 0.2;
  private static final int MOST_DOUBLINGS = 40;
  private static final long TEN_MINUTES = 600_000;

  /**
   * The pause after a failed attempt.
   *
   * @param attempt which one failed, from 1
   * @return milliseconds
   */
  public long pause(String commandId, int attempt) {
    int doublings = Math.min(MOST_DOUBLINGS, attempt - 1);
    return spread(commandId, attempt, Math.min(longest, first * Math.pow(2, doublings)));
  }

  /**
   * The pause of a message that cannot be made yet. They double too, up to ten minutes: whoever
   * fills a pool of codes wants to see them go.
   *
   * @param before how often it was begun in vain before
   * @return milliseconds
   */
  public long again(String commandId, int before) {
    double most = Math.min(longest, Math.max(first, TEN_MINUTES));
    int doublings = Math.min(MOST_DOUBLINGS, before);
    return spread(commandId, 0, Math.min(most, first * Math.pow(2, doublings)));
  }

  private static long spread(String commandId, int attempt, double plain) {
    double unit = (Sha256.first8("retry|" + commandId + '|' + attempt) >>> 11) * 0x1.0p-53;
    return Math.round(plain * (1 - JITTER + 2 * JITTER * unit));
  }
}
