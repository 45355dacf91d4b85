package io.beckon.cli.demo.machine;

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
 * Reads topics from their beginning, what is committed of them, as any other process would, and
 * hands each record on. Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Handler handler;

  /** Takes what is read. */
  public interface Handler {
    void take(ConsumerRecord<byte[], byte[]> record) throws Exception;
  }

  public TopicReader(String bootstrapServers, List<String> topics, Handler handler) {
    this.handler = handler;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since, or waits a little for something to come. */
  public void read() throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      handler.take(record);
    }
  }

  /** Reads everything that is committed by now. */
  public void readToEnd() throws Exception {
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
