package io.beckon.delivery.kafka;

import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.record.Report;
import io.beckon.runtime.options.Settings;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What is told. At least once, and in no transaction: an open one would stop the clock of the
 * campaign job. An event that is told again has the same id.
 */
public final class ReportSink {

  private ReportSink() {}

  /** A sink that writes each report by the time of the checkpoint behind it. */
  public static KafkaSink<Report> of(Settings settings) {
    return KafkaSink.<Report>builder()
        .setKafkaProducerConfig(settings.kafka())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(
            new Records(
                settings.get(DeliveryOptions.EVENTS), settings.get(DeliveryOptions.DEAD_LETTERS)))
        .build();
  }

  private static final class Records implements KafkaRecordSerializationSchema<Report> {
    private static final long serialVersionUID = 1L;

    private final String events;
    private final String deadLetters;

    Records(String events, String deadLetters) {
      this.events = events;
      this.deadLetters = deadLetters;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        Report report, KafkaSinkContext context, Long timestamp) {
      String topic =
          switch (report.topic()) {
            case EVENTS -> events;
            case DEAD_LETTERS -> deadLetters;
          };
      byte[] key = report.key().length == 0 ? null : report.key();
      return new ProducerRecord<>(topic, key, report.value());
    }
  }
}
