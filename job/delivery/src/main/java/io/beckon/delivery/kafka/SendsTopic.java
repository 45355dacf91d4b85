package io.beckon.delivery.kafka;

import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.Settings;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** What was decided, as far as it is committed. */
public final class SendsTopic {

  private SendsTopic() {}

  /** From the beginning of the log; a checkpoint knows where to go on. */
  public static KafkaSource<RawRecord> of(Settings settings) {
    return KafkaSource.<RawRecord>builder()
        .setProperties(settings.kafka())
        .setProperty("isolation.level", "read_committed")
        .setGroupId(settings.get(DeliveryOptions.GROUP))
        .setClientIdPrefix(settings.get(DeliveryOptions.GROUP))
        .setTopics(settings.get(DeliveryOptions.SENDS))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            String.valueOf(settings.get(DeliveryOptions.DISCOVERY).toMillis()))
        .setDeserializer(new RawRecordReader(TimeBase.LOG_APPEND))
        .build();
  }
}
