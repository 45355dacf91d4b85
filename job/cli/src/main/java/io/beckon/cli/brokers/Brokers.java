package io.beckon.cli.brokers;

import io.beckon.cli.terminal.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Where the brokers are, and how to speak to them. */
public final class Brokers {

  /** Nobody watches a command that hangs for the two minutes that are Kafka's default. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String bootstrapServers;
  private final Properties given;

  private Brokers(String bootstrapServers, Properties given) {
    this.bootstrapServers = bootstrapServers;
    this.given = given;
  }

  /**
   * The brokers of a cluster.
   *
   * @param bootstrapServers host:port, ...
   * @param client a file with more properties of the Kafka client; null for none
   */
  public static Brokers at(String bootstrapServers, Path client) {
    Properties given = new Properties();
    if (client != null) {
      try (Reader reader = Files.newBufferedReader(client)) {
        given.load(reader);
      } catch (IOException e) {
        throw new Failure("Cannot read " + client + ".", e);
      }
    }
    return new Brokers(bootstrapServers, given);
  }

  /** Host:port, ..., as given. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Properties of a producer whose records are in all copies of a topic, once. */
  public Properties producer() {
    Properties properties = new Properties();
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, "" + PATIENCE.toMillis());
    properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "" + PATIENCE.toMillis());
    properties.setProperty(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "" + PATIENCE.dividedBy(2).toMillis());
    properties.putAll(given);
    properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }

  /** Properties of a consumer of no group, of what is committed. */
  public Properties consumer() {
    Properties properties = new Properties();
    properties.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "" + PATIENCE.toMillis());
    properties.setProperty(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "" + PATIENCE.dividedBy(2).toMillis());
    properties.putAll(given);
    properties.keySet().retainAll(ConsumerConfig.configNames());
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }
}
