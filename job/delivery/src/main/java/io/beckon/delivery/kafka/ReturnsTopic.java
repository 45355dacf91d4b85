package io.beckon.delivery.kafka;

import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.Settings;
import java.util.Optional;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** What came back, and of which the gateway knows only the command. */
public final class ReturnsTopic {

  private ReturnsTopic() {}

  /**
   * From where the job had come to, by its checkpoint or else its group: a job from nothing would
   * tell once more what its users' journeys have long forgotten. Empty where none is named.
   */
  public static Optional<Source<RawRecord, ?, ?>> of(Settings settings) {
    String topic = DeliveryOptions.text(settings, DeliveryOptions.RETURNS);
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        KafkaSource.<RawRecord>builder()
            .setProperties(settings.kafka())
            .setGroupId(settings.get(DeliveryOptions.GROUP))
            .setClientIdPrefix(settings.get(DeliveryOptions.GROUP) + '-' + topic)
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                String.valueOf(settings.get(DeliveryOptions.DISCOVERY).toMillis()))
            .setDeserializer(new RawRecordReader(TimeBase.LOG_APPEND))
            .build());
  }
}
