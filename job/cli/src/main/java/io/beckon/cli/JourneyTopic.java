package io.beckon.cli;

import io.beckon.core.effect.JourneyRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The decisions of a job: the committed records of its journeys topic, from the oldest that the
 * topic still holds to where it ends now. Only the partition of the user's key is read, the one in
 * which the job's Kafka client puts it; what was written before the topic was given more partitions
 * may lie in another, and is not found.
 */
final class JourneyTopic implements JourneySource {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Brokers brokers;
  private final String topic;
  private int unknown;

  JourneyTopic(Brokers brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
  }

  @Override
  public void forEach(String userId, Consumer<JourneyRecord> take) {
    byte[] key = userId.getBytes(StandardCharsets.UTF_8);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            brokers.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> partitions = consumer.partitionsFor(topic);
      if (partitions == null || partitions.isEmpty()) {
        throw new Failure("There is no topic " + topic + " on " + brokers.bootstrapServers() + ".");
      }
      TopicPartition partition =
          new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions.size());
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long deadline = System.nanoTime() + Brokers.PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
        if (!read.isEmpty()) {
          deadline = System.nanoTime() + Brokers.PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new IOException("nothing came for " + Brokers.PATIENCE.toSeconds() + " s");
        }
        for (ConsumerRecord<byte[], byte[]> record : read) {
          if (Arrays.equals(record.key(), key)) {
            take(record, take);
          }
        }
      }
    } catch (KafkaException | IOException e) {
      throw new Failure(
          "Cannot read " + topic + " on " + brokers.bootstrapServers() + ": " + e.getMessage(), e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<JourneyRecord> take)
      throws IOException {
    Optional<JourneyRecord> read = JourneyRecords.read(record.value());
    read.ifPresent(take);
    unknown += read.isEmpty() ? 1 : 0;
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public String name() {
    return "the topic " + topic;
  }
}
