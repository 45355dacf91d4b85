package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.Outgoing;
import io.beckon.runtime.options.Settings;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * The way back into the logs that the job reads: for events that journeys put there, and for pauses
 * of campaigns that went beyond their limit.
 *
 * <p>At least once, and in no transaction: an open one would hold back everything behind it in the
 * log for the job itself, pulses included, so that time stood until the commit. What is written
 * again after a failure carries the same message id, and the user stage leaves it out.
 */
public final class EmittedSink {

  private EmittedSink() {}

  /** A sink that writes each record at least once, by the time of the checkpoint behind it. */
  public static KafkaSink<Outgoing> of(Settings settings) {
    return KafkaSink.<Outgoing>builder()
        .setKafkaProducerConfig(settings.kafka())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(
            new EmittedRecords(
                settings.get(JobOptions.EVENTS),
                settings.get(JobOptions.CAMPAIGNS),
                settings.get(JobOptions.TIME_BASE)))
        .build();
  }
}
