package io.beckon.cli.demo.machine;

import io.beckon.runtime.log.CatchUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows topics from their beginning, what is committed of them, as any other process would, and
 * hands each record on. Not thread-safe.
 */
public final class TopicsFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final CatchUp.Taker<Exception> handler;

  public TopicsFollower(
      String bootstrapServers, List<String> topics, CatchUp.Taker<Exception> handler) {
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
    CatchUp.read(consumer, consumer.endOffsets(partitions), PATIENCE, handler);
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
