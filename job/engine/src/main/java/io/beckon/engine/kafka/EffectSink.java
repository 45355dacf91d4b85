package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.Outgoing;
import io.beckon.runtime.options.Settings;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/**
 * The one way out. What is decided together is committed together: a send command, the record that
 * explains it and the dead letters of the same checkpoint are in one transaction, or in none.
 */
public final class EffectSink {

  private EffectSink() {}

  /** A sink that writes each record exactly once, for readers of committed records. */
  public static KafkaSink<Outgoing> of(Settings settings) {
    return KafkaSink.<Outgoing>builder()
        .setKafkaProducerConfig(settings.kafka())
        .setProperty(
            "transaction.timeout.ms",
            String.valueOf(settings.get(JobOptions.TRANSACTION_TIMEOUT).toMillis()))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // A few names used again and again: the broker remembers each name for a week.
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setTransactionalIdPrefix(settings.get(JobOptions.TRANSACTION_PREFIX))
        .setRecordSerializer(
            new OutgoingRecords(
                settings.get(JobOptions.SENDS),
                settings.get(JobOptions.JOURNEYS),
                settings.get(JobOptions.DEAD_LETTERS)))
        .build();
  }
}
