package io.beckon.engine.live;

import io.beckon.runtime.log.LogHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a test writes to Kafka and reads from it. */
final class Log implements AutoCloseable {

  private static final int HUGE = 64 << 20;

  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;

  Log(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "max.request.size",
                String.valueOf(HUGE),
                "buffer.memory",
                String.valueOf(2L * HUGE),
                "linger.ms",
                "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes a record under its user's key; Java's partitioner places it. */
  Future<RecordMetadata> write(String topic, String user, byte[] value) {
    return producer.send(new ProducerRecord<>(topic, bytes(user), value));
  }

  /** Writes a record and waits until it stands in the log. */
  RecordMetadata put(String topic, Integer partition, Long time, String user, byte[] value)
      throws ExecutionException, InterruptedException {
    return producer.send(new ProducerRecord<>(topic, partition, time, bytes(user), value)).get();
  }

  void pulse(String topic, int partition, Long time)
      throws ExecutionException, InterruptedException {
    producer.send(LogHeaders.pulse(topic, partition, time)).get();
  }

  /** What is committed in a topic at the time of the call, by partition and in order. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "max.partition.fetch.bytes",
            String.valueOf(HUGE));
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      return read;
    }
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
