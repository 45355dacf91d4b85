package io.beckon.core.executable;

import io.beckon.core.expression.Expression;

/**
 * A cap, compiled: at most so many marketing messages to a user in any window (S - w, S].
 *
 * @param perUser how many
 * @param within length of the window, {@code w}, in milliseconds
 * @param channel which messages count and are capped; null for all
 * @param when the users for whom it holds, over {@code profile}; null for all
 * @param holds whether what is too much waits for a free place, or else is left out
 * @param text as a reader would say it: {@code 2 in 48h}, {@code 1 sms in 7d}
 */
public record ExecutableCap(
    int perUser, long within, String channel, Expression when, boolean holds, String text) {

  /** Whether it has a say about a message on this channel, to the user of this situation. */
  public boolean concerns(String messageChannel, Situation situation) {
    return (channel == null || channel.equals(messageChannel))
        && (when == null || when.holds(situation));
  }
}
