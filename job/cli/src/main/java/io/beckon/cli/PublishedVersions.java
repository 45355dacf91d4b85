package io.beckon.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the campaigns topic holds: of each campaign the version published last.
 *
 * <p>Asked before anything is written. A version that stands and were written once more would take
 * the place of the first record when the topic is compacted, and a replay would meet it later than
 * the live run did.
 */
final class PublishedVersions {

  private static final Duration POLL = Duration.ofMillis(200);

  private PublishedVersions() {}

  /**
   * By campaign id; empty where there is no such topic.
   *
   * @param patience for an answer about the topic
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  static Map<String, String> read(Properties client, String topic, Duration patience) {
    Map<String, String> versions = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> known = consumer.partitionsFor(topic, patience);
      List<TopicPartition> partitions =
          (known == null ? List.<PartitionInfo>of() : known)
              .stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(POLL).forEach(record -> add(record, versions));
      }
    }
    return versions;
  }

  /** The key is {@code id@version}; what has another is a pulse, or not ours. */
  private static void add(ConsumerRecord<byte[], byte[]> record, Map<String, String> versions) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    int at = key.lastIndexOf('@');
    if (at > 0) {
      versions.put(key.substring(0, at), key.substring(at + 1));
    }
  }
}
