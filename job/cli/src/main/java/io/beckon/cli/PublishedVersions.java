package io.beckon.cli;

import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.engine.wire.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the campaigns topic holds: every version, and which of them stand. These are of each
 * campaign the version published last, and the policy and the plan published last, of which one
 * each is in force whatever they are called.
 *
 * <p>Asked before anything is written. A version that stands and were written once more would take
 * the place of the first record when the topic is compacted, and a replay would meet it later than
 * the live run did.
 */
final class PublishedVersions {

  private static final Duration POLL = Duration.ofMillis(200);

  private static final CampaignRecords READER = new CampaignRecords(PublishCommand.LEAD);

  /** All of them, in the order of the log. */
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  /** The last record by what takes the place of what. */
  private final Map<String, ConsumerRecord<byte[], byte[]>> standing = new TreeMap<>();

  private PublishedVersions() {}

  /** Whether this is what was published last in its place. */
  boolean stands(Publishable thing) {
    ConsumerRecord<byte[], byte[]> last = standing.get(place(thing.key()));
    return last != null && thing.key().equals(key(last));
  }

  /**
   * Every version of everything, in the order of the log; what this build cannot read is left out.
   */
  List<CampaignChange> all() {
    return changes(records);
  }

  /** The last version of each campaign, by id; what this build cannot read is left out. */
  List<CampaignChange> campaigns() {
    return last(ChangeKind.CAMPAIGN);
  }

  /** The last version of everything of a kind; what this build cannot read is left out. */
  List<CampaignChange> last(ChangeKind kind) {
    return changes(standing.values()).stream().filter(change -> change.kind() == kind).toList();
  }

  private static List<CampaignChange> changes(Collection<ConsumerRecord<byte[], byte[]>> records) {
    List<CampaignChange> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      DeadLetters.Place place =
          new DeadLetters.Place(
              record.topic(), record.partition(), record.offset(), record.timestamp());
      if (READER.read(record.value(), place) instanceof CampaignRecords.Published published) {
        changes.add(published.change());
      }
    }
    return changes;
  }

  /**
   * Reads the topic to its end; nothing stands where there is none.
   *
   * @param patience for an answer about the topic
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  static PublishedVersions read(Properties client, String topic, Duration patience) {
    PublishedVersions versions = new PublishedVersions();
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
        consumer.poll(POLL).forEach(versions::add);
      }
    }
    return versions;
  }

  /** What has no such key is a pulse, or not ours. */
  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null && record.value() != null && key(record).lastIndexOf('@') > 0) {
      records.add(record);
      standing.put(place(key(record)), record);
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  /** The id of a campaign, which holds no blank; else the kind, blank included. */
  private static String place(String key) {
    String line = key.substring(0, key.lastIndexOf('@'));
    return line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ') + 1);
  }
}
