package io.beckon.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalKafkaTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LAST_YEAR = 1_700_000_000_000L;

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
  void recordsCarryTheBrokersTimeOrTheProducers() throws Exception {
    kafka.createTopic("live", 1, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("backfill", 1, TimestampType.CREATE_TIME);
    write("live", "a");
    write("backfill", "a");
    assertThat(read("live", 1).get(0).timestamp()).isGreaterThan(LAST_YEAR);
    assertThat(read("backfill", 1).get(0).timestamp()).isEqualTo(LAST_YEAR);
  }

  @Test
  void whatWasWrittenIsThereAfterTheBrokerWasAway() throws Exception {
    kafka.createTopic("kept", 1, TimestampType.LOG_APPEND_TIME);
    write("kept", "before");
    String address = kafka.bootstrapServers();
    kafka.stop();
    kafka.startAgain();
    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    write("kept", "after");
    assertThat(read("kept", 2))
        .extracting(ConsumerRecord::value)
        .containsExactly("before", "after");
  }

  @Test
  void transactionsAreCommittedWhole() throws Exception {
    kafka.createTopic("sums", 1, TimestampType.LOG_APPEND_TIME);
    Map<String, Object> transactional =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "one");
    try (var producer =
        new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("sums", "given up"));
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("sums", "kept"));
      producer.commitTransaction();
    }
    assertThat(read("sums", 1)).extracting(ConsumerRecord::value).containsExactly("kept");
  }

  @Test
  void aMissingTopicIsNotMadeByWritingToIt() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("nowhere")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class);
      assertThat(admin.listTopics().names().get()).doesNotContain("nowhere");
    }
  }

  private static void write(String topic, String value) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, LAST_YEAR, "key", value)).get();
    }
  }

  private static List<ConsumerRecord<String, String>> read(String topic, int count) {
    Map<String, Object> client =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    List<ConsumerRecord<String, String>> read = new java.util.ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (read.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(read::add);
      }
    }
    return read;
  }
}
