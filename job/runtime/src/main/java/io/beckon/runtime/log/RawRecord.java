package io.beckon.runtime.log;

import io.beckon.runtime.wire.DeadLetters;

/**
 * A record as the log holds it, not yet understood. A public record of plain fields, so that Flink
 * knows its type.
 *
 * @param key as written; null where there was none
 * @param value as written; null where there was none
 * @param logTime {@code P} in epoch milliseconds
 * @param topic it was read from
 * @param partition of the topic
 * @param offset in the partition
 * @param pulse whether it only moves time
 */
public record RawRecord(
    byte[] key,
    byte[] value,
    long logTime,
    String topic,
    int partition,
    long offset,
    boolean pulse) {

  /** Where it stands, for a dead letter. */
  public DeadLetters.Place place() {
    return new DeadLetters.Place(topic, partition, offset, logTime);
  }
}
