package io.beckon.coupon.kafka;

import io.beckon.coupon.pool.CouponEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes claims and releases. Safe for several threads. */
final class CouponWriter implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private volatile boolean releaseLost;

  CouponWriter(String topic, Properties clients) {
    this.topic = topic;
    producer =
        new KafkaProducer<>(
            settings(clients, "0"), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A record is safe when all replicas that are in step have it, and stands there once. */
  static Properties settings(Properties clients, String lingerMs) {
    Properties writing = new Properties();
    writing.putAll(clients);
    writing.put("acks", "all");
    writing.put("enable.idempotence", "true");
    writing.put("linger.ms", lingerMs);
    writing.put("delivery.timeout.ms", "20000");
    writing.put("request.timeout.ms", "10000");
    writing.put("max.block.ms", "10000");
    return writing;
  }

  /**
   * Writes a claim, and says at which offset it stands.
   *
   * @throws CouponsUnavailableException where it is not there in time, or nobody says where
   */
  long write(CouponEntry.Claim claim, Duration patience)
      throws CouponsUnavailableException, InterruptedException {
    try {
      RecordMetadata written =
          producer
              .send(CouponRecords.write(topic, claim, Instant.now()))
              .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      // A broker that had it already may not say where.
      if (!written.hasOffset()) {
        throw new CouponsUnavailableException(
            "The topic " + topic + " does not say where it wrote");
      }
      return written.offset();
    } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
      // The last: closed meanwhile.
      throw new CouponsUnavailableException("The topic " + topic + " cannot be written", e);
    }
  }

  /** Writes a release; it is safe after the next {@link #flush}. */
  void write(CouponEntry.Release release) {
    try {
      producer.send(
          CouponRecords.write(topic, release, Instant.now()),
          (written, error) -> releaseLost |= error != null);
    } catch (KafkaException | IllegalStateException e) {
      releaseLost = true;
    }
  }

  /**
   * Waits until all releases are safe.
   *
   * @throws IOException where one is not
   */
  void flush() throws IOException {
    producer.flush();
    if (releaseLost) {
      throw new IOException("Codes that were given back could not be written to " + topic);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
