package io.beckon.runtime.wire;

import io.beckon.core.value.Sha256;
import io.beckon.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * Records that could not be taken, with what they held. A long one is kept as its first bytes, its
 * length and its hash: the letter must be shorter than what a broker takes, or it would itself fail
 * the job.
 */
public final class DeadLetters {

  /** A value of so many bytes is kept whole. */
  public static final int WHOLE = 512 * 1024;

  /** Of a longer one so many bytes are kept: enough to see what it is. */
  public static final int PREFIX = 64 * 1024;

  /** Of a key so many. */
  public static final int KEY = 1024;

  private static final byte[] NOBODY = new byte[0];

  private DeadLetters() {}

  /**
   * The dead letter of a record.
   *
   * @param place where the record stands
   * @param key null for none
   * @param value null for none
   * @param reason what kind of thing is wrong: {@code missing_user}
   * @param text what is wrong, for people; must not repeat what the record says
   */
  public static Letter of(Place place, byte[] key, byte[] value, String reason, String text) {
    byte[] keptKey = key == null || key.length <= KEY ? key : Arrays.copyOf(key, KEY);
    byte[] keptValue =
        value == null || value.length <= WHOLE ? value : Arrays.copyOf(value, PREFIX);
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setReason(reason)
            .setText(text)
            .setTopic(place.topic())
            .setPartition(place.partition())
            .setOffset(place.offset())
            .setLogTime(Instant.ofEpochMilli(place.logTime()))
            .setKey(keptKey == null ? null : ByteBuffer.wrap(keptKey))
            .setValue(keptValue == null ? null : ByteBuffer.wrap(keptValue))
            .setValueLength(value == null ? 0 : value.length)
            .setValueSha256(value == null ? "" : Sha256.hex(value))
            .setTruncated(keptKey != key || keptValue != value)
            .build();
    return new Letter(
        keptKey == null ? NOBODY : keptKey, SingleObject.encode(DeadLetter.getEncoder(), letter));
  }

  /**
   * A letter as Kafka takes it.
   *
   * @param key of the record, cut where it is long; empty where there was none
   * @param value the letter, encoded
   */
  public record Letter(byte[] key, byte[] value) {}

  /**
   * Where a record stands.
   *
   * @param topic of Kafka
   * @param partition from 0
   * @param offset in the partition
   * @param logTime epoch milliseconds
   */
  public record Place(String topic, int partition, long offset, long logTime) {}
}
