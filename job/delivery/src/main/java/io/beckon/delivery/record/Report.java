package io.beckon.delivery.record;

import io.beckon.runtime.wire.DeadLetters;

/**
 * A record that the job writes to where others read.
 *
 * @param topic where it goes
 * @param key of the Kafka record; empty for none
 * @param value of it
 */
public record Report(Topic topic, byte[] key, byte[] value) {

  /** Where a report goes. The order is part of the form at the job's edges: new ones stand last. */
  public enum Topic {
    /** What became of a message, as an event of its user. */
    EVENTS,
    /** What could not be delivered, or read. */
    DEAD_LETTERS
  }

  /** A letter about what could not be delivered. */
  public static Report of(DeadLetters.Letter letter) {
    return new Report(Topic.DEAD_LETTERS, letter.key(), letter.value());
  }

  /** Sizes only. */
  @Override
  public String toString() {
    return topic + " record, value of " + value.length + " bytes";
  }
}
