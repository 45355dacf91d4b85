package io.beckon.cli.journeys;

import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.terminal.Failure;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.runtime.log.CatchUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The decisions of a job: the committed records of its journeys topic, from the oldest that the
 * topic still holds to where it ends now. Of one user only the partition of the user's key is read,
 * the one in which the job's Kafka client puts it; what was written before the topic was given more
 * partitions may lie in another, and is not found.
 */
public final class JourneyTopic implements JourneySource {

  private final Brokers brokers;
  private final String topic;
  private int unknown;

  /** Connects only when it is read. */
  public JourneyTopic(Brokers brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
  }

  @Override
  public void forEach(String userId, Consumer<JourneyRecord> take) {
    byte[] key = userId.getBytes(StandardCharsets.UTF_8);
    read(
        partitions ->
            List.of(partitions.get(Utils.toPositive(Utils.murmur2(key)) % partitions.size())),
        record -> Arrays.equals(record.key(), key),
        take);
  }

  /**
   * Hands over what was decided about all users, of each in the order in which it was written down.
   *
   * @throws Failure where it cannot be read
   */
  public void forEach(Consumer<JourneyRecord> take) {
    read(partitions -> partitions, record -> true, take);
  }

  /** As {@link #forEach(Consumer)}; no decision where the job has not made its topic yet. */
  public void forEachWhereThereIsOne(Consumer<JourneyRecord> take) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      if (!consumer.listTopics().containsKey(topic)) {
        return;
      }
    } catch (KafkaException e) {
      throw failed(e);
    }
    forEach(take);
  }

  private void read(
      UnaryOperator<List<TopicPartition>> which,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted,
      Consumer<JourneyRecord> take) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = which.apply(partitions(consumer));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      CatchUp.read(
          consumer,
          consumer.endOffsets(partitions),
          Brokers.PATIENCE,
          record -> {
            if (wanted.test(record)) {
              take(record, take);
            }
          });
    } catch (KafkaException | IOException e) {
      throw failed(e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        brokers.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Failure failed(Exception e) {
    return new Failure(
        "Cannot read " + topic + " on " + brokers.bootstrapServers() + ": " + e.getMessage(), e);
  }

  /** In the order of their numbers. */
  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> known = consumer.partitionsFor(topic);
    if (known == null || known.isEmpty()) {
      throw new Failure("There is no topic " + topic + " on " + brokers.bootstrapServers() + ".");
    }
    return known.stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
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
