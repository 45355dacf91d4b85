package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The campaigns' log in Kafka, read by a plain consumer of no group.
 *
 * <p>What cannot be read is passed over here: {@link CampaignDecoder} meets the same record, and
 * sets it aside. In a backfill the campaigns are published before it begins, whatever time they
 * carry.
 */
public final class CampaignTopic implements CampaignLog {

  private static final long serialVersionUID = 1L;

  private static final Duration POLL = Duration.ofMillis(500);

  /** A log that gives nothing for so long is away; the worker starts anew, and tries again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String topic;
  private final Properties consumer;
  private final TimeBase timeBase;
  private final RawRecordReader records;
  private final CampaignRecords campaigns;

  public CampaignTopic(Settings settings) {
    this.topic = settings.get(JobOptions.CAMPAIGNS);
    this.consumer = EventTopic.consumer(settings);
    this.timeBase = settings.get(JobOptions.TIME_BASE);
    this.records = new RawRecordReader(timeBase);
    this.campaigns = new CampaignRecords(settings.get(JobOptions.CAMPAIGN_LEAD));
  }

  @Override
  public Reader open() {
    return new TopicReader();
  }

  private Properties uncommitted() {
    Properties uncommitted = new Properties();
    uncommitted.putAll(consumer);
    uncommitted.put("isolation.level", "read_uncommitted");
    return uncommitted;
  }

  /** One pass over the topic. */
  private final class TopicReader implements Reader {

    private final KafkaConsumer<byte[], byte[]> log =
        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());

    /**
     * Sees what stands behind an open transaction too. It may be older than the events at hand: the
     * log has not been read to its end without it.
     */
    private final KafkaConsumer<byte[], byte[]> whole =
        new KafkaConsumer<>(
            uncommitted(), new ByteArrayDeserializer(), new ByteArrayDeserializer());

    private final List<TopicPartition> partitions;
    private long time = Long.MIN_VALUE;

    TopicReader() {
      partitions =
          log.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      log.assign(partitions);
      log.seekToBeginning(partitions);
    }

    @Override
    public long readToEnd(Consumer<CampaignChange> take) throws IOException {
      Map<TopicPartition, Long> ends = whole.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!isRead(ends)) {
        ConsumerRecords<byte[], byte[]> read = log.poll(POLL);
        if (!read.isEmpty()) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new IOException(
              "The topic "
                  + topic
                  + " gave nothing for "
                  + PATIENCE.toSeconds()
                  + " s, and is not read to its end; is a transaction open in it?");
        }
        read.forEach(record -> take(record, take));
      }
      return timeBase == TimeBase.BACKFILL ? ALL_TIME : time;
    }

    /** By position: the last offsets may hold marks of transactions, which are never handed out. */
    private boolean isRead(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream().allMatch(end -> log.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Consumer<CampaignChange> take) {
      RawRecord raw = records.read(record);
      time = Math.max(time, raw.logTime());
      if (!raw.pulse()
          && campaigns.read(raw.value(), raw.place()) instanceof CampaignRecords.Published published
          && published.change().kind().isOfJourneys()) {
        take.accept(published.change());
      }
    }

    @Override
    public void close() {
      log.close();
      whole.close();
    }
  }
}
