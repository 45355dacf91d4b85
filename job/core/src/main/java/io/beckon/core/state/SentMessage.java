package io.beckon.core.state;

import java.util.OptionalInt;

/**
 * A message of a journey that may still be called back: what it was when it went out, whatever
 * another version says of its step.
 *
 * @param step id of the send step
 * @param channel by which it went; empty where an earlier build did not keep it
 * @param topic its subscription topic; empty for none
 * @param marketing whether it was one that the user did not ask for
 * @param expiresAt epoch milliseconds; from then on there is nothing to call back
 */
public record SentMessage(
    String step, String channel, String topic, boolean marketing, long expiresAt) {

  /** No step's id begins so. */
  private static final String PLACE = "#";

  /** As earlier builds kept it: by the step's place in the journey's version, and no more. */
  static SentMessage at(int place, long expiresAt) {
    return new SentMessage(PLACE + place, "", "", false, expiresAt);
  }

  /** The step's place in the journey's version, where that is all that is known of it. */
  public OptionalInt place() {
    return step.startsWith(PLACE)
        ? OptionalInt.of(Integer.parseInt(step.substring(PLACE.length())))
        : OptionalInt.empty();
  }

  /** The same with the step's id. */
  public SentMessage of(String id) {
    return new SentMessage(id, channel, topic, marketing, expiresAt);
  }
}
