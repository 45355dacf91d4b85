package io.beckon.engine.kafka;

import io.beckon.engine.record.Outgoing;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Each record to its topic, under its user's key.
 *
 * <p>It names all its topics beforehand: with transaction names that are used again, the sink asks
 * the broker after a failure which transactions were left open on them, and aborts those.
 */
final class OutgoingRecords
    implements KafkaRecordSerializationSchema<Outgoing>, KafkaDatasetFacetProvider {

  private static final long serialVersionUID = 1L;

  private final String sends;
  private final String journeys;
  private final String deadLetters;

  OutgoingRecords(String sends, String journeys, String deadLetters) {
    this.sends = sends;
    this.journeys = journeys;
    this.deadLetters = deadLetters;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Outgoing record, KafkaSinkContext context, Long timestamp) {
    // No key rather than an empty one: all that is about nobody would meet in one partition.
    byte[] key = record.key().length == 0 ? null : record.key();
    return new ProducerRecord<>(topic(record.topic()), key, record.value());
  }

  private String topic(Outgoing.Topic topic) {
    return switch (topic) {
      case SENDS -> sends;
      case JOURNEYS -> journeys;
      case DEAD_LETTERS -> deadLetters;
      case EVENTS, CAMPAIGNS ->
          throw new IllegalArgumentException("What goes back to the log has a sink of its own");
    };
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(List.of(sends, journeys, deadLetters))));
  }
}
