package io.beckon.core.state;

/**
 * A moment in a user's log from which on things count.
 *
 * @param time event time, epoch milliseconds
 * @param place in the user's log of what it is; what happened at the same time counts where it
 *     stands behind it
 */
public record Anchor(long time, long place) {

  /** Whether something lies after it: by its event time, and at the same time by the log. */
  public boolean isBefore(long otherTime, long otherPlace) {
    return otherTime > time || (otherTime == time && otherPlace > place);
  }
}
