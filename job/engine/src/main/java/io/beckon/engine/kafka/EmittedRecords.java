package io.beckon.engine.kafka;

import io.beckon.engine.record.Outgoing;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.runtime.log.TimeBase;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Each pause to the campaigns topic, and each event to the events topic under its user's key, so
 * that Kafka's own way of choosing a partition (murmur2 over the key) finds the one of the user's
 * other events.
 *
 * <p>An event is never in the log before it was decided ({@code P} is {@code S} or later). In a
 * live topic the broker sees to that: its clock is the one by which it was decided. In a backfill
 * nobody can say when the log would have taken the event, and the wall clock must not; it carries
 * the moment of the decision, as record time and as {@code ingestedAt}, whichever of the two the
 * topic keeps. A backfill runs ahead of what comes back, so the user's clock is often further on:
 * then that counts, as for any log time that was set back.
 */
final class EmittedRecords implements KafkaRecordSerializationSchema<Outgoing> {

  private static final long serialVersionUID = 1L;

  private final String events;
  private final String campaigns;
  private final TimeBase timeBase;

  EmittedRecords(String events, String campaigns, TimeBase timeBase) {
    this.events = events;
    this.campaigns = campaigns;
    this.timeBase = timeBase;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Outgoing record, KafkaSinkContext context, Long timestamp) {
    String topic = record.topic() == Outgoing.Topic.CAMPAIGNS ? campaigns : events;
    return switch (timeBase) {
      case LOG_APPEND -> new ProducerRecord<>(topic, record.key(), record.value());
      case BACKFILL -> LogHeaders.ingested(topic, record.key(), record.value(), record.logTime());
    };
  }
}
