package io.beckon.runtime.log;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What Beckon says of a record beside its key and value. */
public final class LogHeaders {

  /** Marks a pulse; its value does not matter. */
  public static final String PULSE = "beckon-pulse";

  /**
   * In a backfill, when the event first came in: epoch milliseconds as decimal digits. It counts
   * where it is earlier than the record's own timestamp.
   */
  public static final String INGESTED_AT = "ingestedAt";

  /** A compacted topic takes no record without a key, and keeps the last pulse under it. */
  private static final byte[] PULSE_KEY = PULSE.getBytes(StandardCharsets.UTF_8);

  private static final byte[] NOTHING = new byte[0];

  private LogHeaders() {}

  /**
   * A pulse: proof, once read, that everything before it was read.
   *
   * @param logTime epoch milliseconds that it carries in a backfill; null in a live topic, where
   *     the broker sets it
   */
  public static ProducerRecord<byte[], byte[]> pulse(String topic, int partition, Long logTime) {
    ProducerRecord<byte[], byte[]> pulse =
        new ProducerRecord<>(topic, partition, logTime, PULSE_KEY, NOTHING);
    pulse.headers().add(PULSE, NOTHING);
    return pulse;
  }

  /**
   * A record of a backfill.
   *
   * @param logTime epoch milliseconds that it carries; the header also where Kafka knows no such
   *     time, before 1970
   */
  public static ProducerRecord<byte[], byte[]> ingested(
      String topic, byte[] key, byte[] value, long logTime) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, Math.max(0, logTime), key, value);
    record.headers().add(INGESTED_AT, String.valueOf(logTime).getBytes(StandardCharsets.UTF_8));
    return record;
  }

  /** Whether a record with these headers only moves time. */
  public static boolean isPulse(Headers headers) {
    return headers.lastHeader(PULSE) != null;
  }

  /** When the event first came in; empty where it is not said, or not said in digits. */
  static OptionalLong ingestedAt(Headers headers) {
    Header header = headers.lastHeader(INGESTED_AT);
    if (header == null || header.value() == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Long.parseLong(new String(header.value(), StandardCharsets.UTF_8).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
