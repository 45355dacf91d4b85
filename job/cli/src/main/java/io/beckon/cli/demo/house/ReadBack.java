package io.beckon.cli.demo.house;

import io.beckon.cli.demo.seen.Chronicle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed, as any other process would, and adds it to the chronicle. Not
 * thread-safe.
 */
final class ReadBack implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final SeenRecords records;
  private final Chronicle chronicle;

  ReadBack(String bootstrapServers, Chronicle chronicle) {
    this.chronicle = chronicle;
    this.records = new SeenRecords();
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        Topics.READ_BACK.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since, or waits a little for something to come. */
  void read() throws IOException {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      records.add(record, chronicle);
    }
  }

  /** Reads everything that is committed by now. */
  void readToEnd() throws IOException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<TopicPartition> left = new ArrayList<>(partitions);
    while (!left.isEmpty()) {
      read();
      // By position: at the end there are marks of transactions, which are never handed out.
      left.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
