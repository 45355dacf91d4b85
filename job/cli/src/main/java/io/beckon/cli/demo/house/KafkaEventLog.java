package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.shop.ShopRecord;
import io.beckon.runtime.log.LogHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The events topic as a backfill: record timestamps are log time, and the pulses are ours. The
 * campaigns topic has the same time base and gets the same pulses.
 *
 * <p>One idempotent producer keeps the order in each partition, pulses included.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private volatile RuntimeException failure;

  KafkaEventLog(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void append(ShopRecord record) {
    byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(Topics.EVENTS, null, record.logTime(), key, record.bytes()));
  }

  @Override
  public void publish(CampaignEntry entry, long logTime) {
    send(new ProducerRecord<>(Topics.CAMPAIGNS, 0, logTime, entry.key(), entry.value()));
  }

  @Override
  public void pulse(long logTime) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      send(LogHeaders.pulse(Topics.EVENTS, partition, logTime));
    }
    send(LogHeaders.pulse(Topics.CAMPAIGNS, 0, logTime));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    if (failure != null) {
      throw failure;
    }
    producer.send(
        record,
        (written, error) -> {
          if (error != null) {
            failure = new IllegalStateException("Not written to " + record.topic(), error);
          }
        });
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
