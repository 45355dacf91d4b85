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
   * The pause of a message that cannot be made yet: as long as it has waited already, so that the
   * pauses double without anybody counting them.
   *
   * @param since when the command was first seen: epoch milliseconds
   * @return milliseconds
   */
  public long again(String commandId, long since, long now) {
    return spread(commandId, 0, Math.min(longest, Math.max(first, now - since)));
  }

  private static long spread(String commandId, int attempt, double plain) {
    double unit = (Sha256.first8("retry|" + commandId + '|' + attempt) >>> 11) * 0x1.0p-53;
    return Math.round(plain * (1 - JITTER + 2 * JITTER * unit));
  }
}
