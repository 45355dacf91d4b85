package io.beckon.gateway.log;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic of Kafka. A record is safe when all in-sync replicas have it, and the client's own
 * retries write none twice. Keys go to partitions by Kafka's own partitioner, murmur2, as the
 * campaign job asks of all producers. Memory is bounded: what would wait beyond it is refused at
 * once.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {

  private static final Duration MAX_BLOCK = Duration.ofMillis(250);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final long mostWaiting;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicBoolean trying = new AtomicBoolean();
  private final Reach reach;
  private volatile boolean well = true;

  KafkaEventLog(Producer<byte[], byte[]> producer, String topic, long mostWaiting, Reach reach) {
    this.producer = producer;
    this.topic = topic;
    this.mostWaiting = mostWaiting;
    this.reach = reach;
  }

  /**
   * Connects, and asks for the topic, so that nobody waits for that later.
   *
   * @param kafka where the brokers are and how to log in
   * @param mostWaiting bytes that may wait for acknowledgement
   * @param timeout after which a record that is not acknowledged is given up
   * @throws LogUnavailableException where the topic is not there
   */
  public static KafkaEventLog connect(
      Properties kafka, String topic, long mostWaiting, Duration timeout) {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    long request = Math.min(REQUEST_TIMEOUT.toMillis(), timeout.toMillis() / 2);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    // Its memory is ours to bound. A client that has lost all brokers forgets where the topic is,
    // and send() waits to hear of it again: that must not hold the threads of the server.
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * mostWaiting + (8L << 20));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      awaitTopic(producer, topic, timeout);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new LogUnavailableException("The topic " + topic + " is not there, or no broker is", e);
    }
    return new KafkaEventLog(producer, topic, mostWaiting, Reach.watch(kafka, topic));
  }

  /** It asks for a moment only, as a send does, so it asks again. */
  private static void awaitTopic(
      Producer<byte[], byte[]> producer, String topic, Duration patience) {
    for (long asked = MAX_BLOCK.toMillis(); ; asked += MAX_BLOCK.toMillis()) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (TimeoutException e) {
        if (asked >= patience.toMillis()) {
          throw e;
        }
      }
    }
  }

  @Override
  public CompletableFuture<Void> append(List<LogRecord> records) {
    CompletableFuture<Void> safe = new CompletableFuture<>();
    if (records.isEmpty()) {
      safe.complete(null);
      return safe;
    }
    if (!well) {
      if (!trying.compareAndSet(false, true)) {
        safe.completeExceptionally(
            new LogUnavailableException("Kafka is away; one request tries whether it is back"));
        return safe;
      }
      safe.whenComplete((done, failure) -> trying.set(false));
    }
    long size = records.stream().mapToLong(LogRecord::size).sum();
    if (waiting.addAndGet(size) > mostWaiting) {
      waiting.addAndGet(-size);
      safe.completeExceptionally(new LogUnavailableException("Too much waits for Kafka"));
      return safe;
    }
    AtomicInteger left = new AtomicInteger(records.size());
    for (LogRecord record : records) {
      if (safe.isCompletedExceptionally()) {
        // Each send waits a moment for a broker that is away: one wait is enough for all of them.
        waiting.addAndGet(-record.size());
      } else {
        send(record, left, safe);
      }
    }
    return safe;
  }

  private void send(LogRecord record, AtomicInteger left, CompletableFuture<Void> safe) {
    try {
      producer.send(
          new ProducerRecord<>(topic, record.key(), record.value()),
          (metadata, failure) -> {
            waiting.addAndGet(-record.size());
            well = failure == null;
            if (failure != null) {
              reach.lost();
              safe.completeExceptionally(unavailable(failure));
            } else if (left.decrementAndGet() == 0) {
              safe.complete(null);
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      waiting.addAndGet(-record.size());
      well = false;
      reach.lost();
      safe.completeExceptionally(unavailable(e));
    }
  }

  private static LogUnavailableException unavailable(Throwable failure) {
    return new LogUnavailableException("Kafka has not acknowledged all records", failure);
  }

  @Override
  public boolean isWell() {
    return well;
  }

  @Override
  public boolean isReachable() {
    return reach.isThere();
  }

  /** Waits for what is under way, a while. */
  @Override
  public void close() {
    reach.close();
    producer.close(Duration.ofSeconds(10));
  }
}
