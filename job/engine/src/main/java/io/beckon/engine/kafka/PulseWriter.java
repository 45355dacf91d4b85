package io.beckon.engine.kafka;

import io.beckon.runtime.log.LogHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * At each tick writes a pulse to every quiet partition.
 *
 * <p>It never fails and never waits for long: a pulse that does not reach the log makes time stand,
 * which is right, and a checkpoint must not wait for a partition without a leader. What went wrong
 * is counted ({@code pulseErrors}).
 */
final class PulseWriter implements SinkWriter<Long> {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Properties client;
  private final List<String> topics;
  private final QuietPartitions quiet = new QuietPartitions();
  private final Counter pulses;
  private final Counter errors;

  /** Made at the first tick that succeeds in it, since a broker may be away at start. */
  private Producer<byte[], byte[]> producer;

  private Admin admin;

  PulseWriter(Properties client, List<String> topics, MetricGroup metrics) {
    this.client = client;
    this.topics = topics;
    // Counted in the task's thread and in the producer's.
    this.pulses = metrics.counter("pulses", new ThreadSafeSimpleCounter());
    this.errors = metrics.counter("pulseErrors", new ThreadSafeSimpleCounter());
  }

  @Override
  public void write(Long tick, Context context) throws InterruptedException {
    try {
      connect();
      quiet.among(ends(partitions())).forEach(this::pulse);
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      throw new InterruptedException("Interrupted while pulses were written");
    } catch (RuntimeException e) {
      errors.inc();
    }
  }

  private void connect() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }
    if (admin == null) {
      admin = Admin.create(client);
    }
  }

  private Properties producer() {
    Properties properties = new Properties();
    properties.putAll(client);
    // A new partition must get pulses soon: until then it holds time.
    properties.put("metadata.max.age.ms", "3000");
    properties.put("max.block.ms", String.valueOf(PATIENCE.toMillis()));
    properties.put("request.timeout.ms", "2000");
    properties.put("delivery.timeout.ms", "4000");
    properties.put("linger.ms", "0");
    return properties;
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      try {
        for (PartitionInfo info : producer.partitionsFor(topic)) {
          partitions.add(new TopicPartition(topic, info.partition()));
        }
      } catch (org.apache.kafka.common.errors.TimeoutException e) {
        errors.inc();
      }
    }
    return partitions;
  }

  /** A partition that does not answer in time is left out of this tick. */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    int millis = (int) PATIENCE.toMillis();
    ListOffsetsResult answer = admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(millis));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : partitions) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        ends.put(
            partition, answer.partitionResult(partition).get(left, TimeUnit.NANOSECONDS).offset());
      } catch (ExecutionException | TimeoutException e) {
        errors.inc();
      }
    }
    return ends;
  }

  private void pulse(TopicPartition partition) {
    quiet.sending(partition);
    try {
      producer.send(
          LogHeaders.pulse(partition.topic(), partition.partition(), null),
          (written, error) -> {
            if (error == null) {
              quiet.sent(partition, written.offset());
              pulses.inc();
            } else {
              quiet.failed(partition);
              errors.inc();
            }
          });
    } catch (RuntimeException e) {
      quiet.failed(partition);
      throw e;
    }
  }

  /** A pulse need not survive anything: the next one says the same. */
  @Override
  public void flush(boolean endOfInput) {}

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
