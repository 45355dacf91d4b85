package io.beckon.engine.record;

import io.beckon.runtime.wire.DeadLetters;
import java.util.Arrays;

/**
 * A record on its way out of the job. Everything that the job decides leaves through one sink, so
 * that a message and the record that explains it commit together; only what goes back to where the
 * job itself reads has a way of its own.
 *
 * @param topic where it goes
 * @param key the user's id as UTF-8, so that a user's records stay in order; empty where it is
 *     about no user
 * @param value the record, encoded
 * @param logTime of a record for {@link Topic#EVENTS} or {@link Topic#CAMPAIGNS} when it was
 *     decided, {@code S} in epoch milliseconds; 0 otherwise
 */
public record Outgoing(Topic topic, byte[] key, byte[] value, long logTime) {

  /** A record whose time does not matter to who reads it. */
  public Outgoing(Topic topic, byte[] key, byte[] value) {
    this(topic, key, value, 0);
  }

  /** A letter about what could not be taken. */
  public static Outgoing of(DeadLetters.Letter letter) {
    return new Outgoing(Topic.DEAD_LETTERS, letter.key(), letter.value());
  }

  /** Where a record goes. The order is part of the form at the job's edges: new ones stand last. */
  public enum Topic {
    /** Send commands, and cancel commands behind what they cancel. */
    SENDS,
    /** Decisions with their reasons. */
    JOURNEYS,
    /** What could not be taken, with what is wrong with it. */
    DEAD_LETTERS,
    /** Events that journeys put into the log. */
    EVENTS,
    /** Pauses of campaigns that went beyond their limit over all users. */
    CAMPAIGNS
  }

  /** Whether it goes back to where the job itself reads. */
  public boolean goesBack() {
    return topic == Topic.EVENTS || topic == Topic.CAMPAIGNS;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outgoing that
        && topic == that.topic
        && logTime == that.logTime
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    int bytes = 31 * Arrays.hashCode(key) + Arrays.hashCode(value);
    return 31 * (31 * topic.ordinal() + bytes) + Long.hashCode(logTime);
  }

  /** Sizes only: key and value tell about a person, and this ends up in logs. */
  @Override
  public String toString() {
    return topic + " record, key of " + key.length + " bytes, value of " + value.length + " bytes";
  }
}
