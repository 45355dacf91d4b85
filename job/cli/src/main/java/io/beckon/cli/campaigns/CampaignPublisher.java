package io.beckon.cli.campaigns;

import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.terminal.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to the campaigns topic. When {@link #publish} returns, all copies of the topic have every
 * record, once.
 */
public final class CampaignPublisher implements AutoCloseable {

  /** Of a record, in bytes: what producers and brokers take as they come, and a little less. */
  private static final int LARGEST = 1_000 * 1024;

  private final String topic;
  private final Brokers brokers;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Connects to the brokers; a {@link Failure} where their options make no client. */
  public CampaignPublisher(Brokers brokers, String topic) {
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

  /**
   * What the topic holds, read to its end.
   *
   * @throws Failure where the brokers do not answer
   */
  public PublishedVersions published() {
    try {
      return PublishedVersions.read(brokers.consumer(), topic, Brokers.PATIENCE);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Writes them in their order: each one is there before the next is sent, so that what campaigns
   * need comes before them, whatever happens on the way.
   *
   * @throws Failure where one is too large, and none was written; where a broker takes one no more,
   *     and those before it were
   */
  public void publish(List<CampaignEntry> entries) {
    for (CampaignEntry entry : entries) {
      if (entry.value().length > LARGEST) {
        throw new Failure(
            "%s is %,d KB, and a record of %s holds %,d KB. Nothing was published."
                .formatted(
                    new String(entry.key(), StandardCharsets.UTF_8),
                    entry.value().length / 1024,
                    topic,
                    LARGEST / 1024));
      }
    }
    try {
      for (CampaignEntry entry : entries) {
        producer.send(new ProducerRecord<>(topic, entry.key(), entry.value())).get();
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
