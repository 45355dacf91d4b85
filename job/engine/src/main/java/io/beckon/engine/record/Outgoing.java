package io.beckon.engine.record;

import java.util.Arrays;

/**
 * A record on its way out of the job. Everything that the job decides leaves through one sink, so
 * that a message and the record that explains it commit together.
 *
 * @param topic where it goes
 * @param key the user's id as UTF-8, so that a user's records stay in order; empty where it is
 *     about no user
 * @param value the record, encoded
 */
public record Outgoing(Topic topic, byte[] key, byte[] value) {

  /** Where a record goes. The order is part of the form at the job's edges: new ones stand last. */
  public enum Topic {
    /** Send commands, and cancel commands behind what they cancel. */
    SENDS,
    /** Decisions with their reasons. */
    JOURNEYS,
    /** What could not be taken, with what is wrong with it. */
    DEAD_LETTERS
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outgoing that
        && topic == that.topic
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * topic.ordinal() + Arrays.hashCode(key)) + Arrays.hashCode(value);
  }

  /** Sizes only: key and value tell about a person, and this ends up in logs. */
  @Override
  public String toString() {
    return topic + " record, key of " + key.length + " bytes, value of " + value.length + " bytes";
  }
}
