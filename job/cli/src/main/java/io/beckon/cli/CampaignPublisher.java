package io.beckon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to the campaigns topic. When {@link #publish} returns, all copies of the topic have every
 * record, once.
 */
final class CampaignPublisher implements AutoCloseable {

  private final String topic;
  private final Brokers brokers;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Connects to the brokers. */
  CampaignPublisher(Brokers brokers, String topic) {
    this.brokers = brokers;
    this.topic = topic;
    try {
      this.producer =
          new KafkaProducer<>(
              brokers.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Failure("Cannot publish: " + cause.getMessage() + ".", e);
    }
  }

  /** What was published last. */
  PublishedVersions published() {
    try {
      return PublishedVersions.read(brokers.consumer(), topic, Brokers.PATIENCE);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  void publish(List<CampaignEntry> entries) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (CampaignEntry entry : entries) {
        sent.add(producer.send(new ProducerRecord<>(topic, entry.key(), entry.value())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  @Override
  public void close() {
    producer.close(Brokers.PATIENCE);
  }

  private Failure failed(Throwable why) {
    return new Failure(
        "Cannot publish to "
            + topic
            + " on "
            + brokers.bootstrapServers()
            + ": "
            + why.getMessage()
            + " Publish again: what is there already is not changed by it.",
        why);
  }
}
