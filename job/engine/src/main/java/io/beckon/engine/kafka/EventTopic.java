package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.Settings;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The topics that the job reads, as Flink sources of raw records. */
public final class EventTopic {

  private EventTopic() {}

  /** What users did, from the beginning of the log; a checkpoint knows where to go on. */
  public static KafkaSource<RawRecord> events(Settings settings) {
    return source(settings, JobOptions.EVENTS);
  }

  /** The same records that the campaign log is read from at start, to follow it from then on. */
  public static KafkaSource<RawRecord> campaigns(Settings settings) {
    return source(settings, JobOptions.CAMPAIGNS);
  }

  private static KafkaSource<RawRecord> source(Settings settings, Option<String> topic) {
    return KafkaSource.<RawRecord>builder()
        .setProperties(consumer(settings))
        .setGroupId(settings.get(JobOptions.GROUP))
        .setClientIdPrefix(settings.get(JobOptions.GROUP) + '-' + settings.get(topic))
        .setTopics(settings.get(topic))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            String.valueOf(settings.get(JobOptions.DISCOVERY).toMillis()))
        .setDeserializer(new RawRecordReader(settings.get(JobOptions.TIME_BASE)))
        .build();
  }

  /** What lies behind an open transaction may be older than what is seen: it is waited for. */
  static Properties consumer(Settings settings) {
    Properties consumer = settings.kafka();
    consumer.put("isolation.level", "read_committed");
    return consumer;
  }
}
