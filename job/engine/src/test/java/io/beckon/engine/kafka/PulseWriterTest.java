package io.beckon.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.runtime.log.LogHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PulseWriterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void quietPartitionsGetPulsesAndBusyOnesNone() throws Exception {
    kafka.createTopic("two", 2, TimestampType.LOG_APPEND_TIME);
    try (PulseWriter writer = writer("two")) {
      Map<Integer, Integer> pulses = new HashMap<>();
      tickUntil(writer, "two", pulses, () -> pulses.keySet().containsAll(List.of(0, 1)));
      int before = pulses.get(0);
      for (int i = 0; i < 3; i++) {
        write("two", 0);
        writer.write((long) i, null);
      }
      tickUntil(writer, "two", pulses, () -> pulses.get(1) >= before + 3);
      assertThat(pulses.get(0)).isLessThan(pulses.get(1));
    }
  }

  @Test
  void aCompactedTopicTakesThemToo() throws Exception {
    kafka.createTopic(
        "campaigns",
        1,
        TimestampType.LOG_APPEND_TIME,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (PulseWriter writer = writer("campaigns")) {
      Map<Integer, Integer> pulses = new HashMap<>();
      tickUntil(writer, "campaigns", pulses, () -> pulses.containsKey(0));
    }
  }

  @Test
  void aMissingTopicIsCountedAndHoldsNobodyUp() throws Exception {
    kafka.createTopic("there", 1, TimestampType.LOG_APPEND_TIME);
    Counting metrics = new Counting();
    try (PulseWriter writer = new PulseWriter(client(), List.of("not-there", "there"), metrics)) {
      Map<Integer, Integer> pulses = new HashMap<>();
      tickUntil(writer, "there", pulses, () -> pulses.containsKey(0));
      assertThat(metrics.counter("pulseErrors").getCount()).isPositive();
    }
  }

  @Test
  void aBrokerThatIsAwayIsCountedAndThrowsNothing() throws Exception {
    Counting metrics = new Counting();
    Properties nowhere = new Properties();
    nowhere.put("bootstrap.servers", "127.0.0.1:1");
    try (PulseWriter writer = new PulseWriter(nowhere, List.of("events"), metrics)) {
      writer.write(0L, null);
      writer.write(1L, null);
      writer.flush(true);
    }
    assertThat(metrics.counter("pulseErrors").getCount()).isPositive();
    assertThat(metrics.counter("pulses").getCount()).isZero();
  }

  @Test
  void anAddressThatCannotBeReadIsCountedAndThrowsNothing() throws Exception {
    Counting metrics = new Counting();
    Properties nonsense = new Properties();
    nonsense.put("bootstrap.servers", "no such host:nine");
    try (PulseWriter writer = new PulseWriter(nonsense, List.of("events"), metrics)) {
      writer.write(0L, null);
    }
    assertThat(metrics.counter("pulseErrors").getCount()).isEqualTo(1);
  }

  private interface Condition {
    boolean holds();
  }

  private static void tickUntil(
      PulseWriter writer, String topic, Map<Integer, Integer> pulses, Condition condition)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("pulses so far: %s", pulses).isLessThan(deadline);
      writer.write(0L, null);
      pulses.clear();
      pulses.putAll(pulses(topic));
    }
  }

  private static Map<Integer, Integer> pulses(String topic) {
    Map<Integer, Integer> counted = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (LogHeaders.isPulse(record.headers())) {
                    counted.merge(record.partition(), 1, Integer::sum);
                  }
                });
      }
    }
    return counted;
  }

  private static PulseWriter writer(String topic) {
    return new PulseWriter(client(), List.of(topic), new Counting());
  }

  private static void write(String topic, int partition) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, new byte[] {1}, new byte[] {1})).get();
    }
  }

  private static Properties client() {
    Properties client = new Properties();
    client.put("bootstrap.servers", kafka.bootstrapServers());
    return client;
  }

  /** Keeps what was registered. */
  private static final class Counting extends UnregisteredMetricsGroup {
    private final Map<String, Counter> counters = new HashMap<>();

    @Override
    public <C extends Counter> C counter(String name, C counter) {
      counters.put(name, counter);
      return counter;
    }

    @Override
    public Counter counter(String name) {
      return counters.get(name);
    }
  }
}
