package io.beckon.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
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

  /** Nobody watches a command that hangs for the two minutes that are Kafka's default. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String topic;
  private final String bootstrapServers;
  private final Properties client;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * Connects to the brokers.
   *
   * @param client a file with more properties of the Kafka client; null for none
   */
  CampaignPublisher(String bootstrapServers, String topic, Path client) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.client = properties(client);
    try {
      this.producer =
          new KafkaProducer<>(this.client, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Failure("Cannot publish: " + cause.getMessage() + ".", e);
    }
  }

  /** Of each campaign the version that was published last, by campaign id. */
  Map<String, String> published() {
    Properties consumer = new Properties();
    consumer.putAll(client);
    consumer.keySet().retainAll(ConsumerConfig.configNames());
    try {
      return PublishedVersions.read(consumer, topic, PATIENCE);
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
    producer.close(PATIENCE);
  }

  private Failure failed(Throwable why) {
    return new Failure(
        "Cannot publish to "
            + topic
            + " on "
            + bootstrapServers
            + ": "
            + why.getMessage()
            + " Publish again: what is there already is not changed by it.",
        why);
  }

  private Properties properties(Path client) {
    Properties properties = new Properties();
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, "" + PATIENCE.toMillis());
    properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "" + PATIENCE.toMillis());
    properties.setProperty(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "" + PATIENCE.dividedBy(2).toMillis());
    if (client != null) {
      try (Reader reader = Files.newBufferedReader(client)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new Failure("Cannot read " + client + ".", e);
      }
    }
    properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }
}
