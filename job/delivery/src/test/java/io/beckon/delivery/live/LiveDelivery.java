package io.beckon.delivery.live;

import io.beckon.broker.LocalKafka;
import io.beckon.delivery.Commands;
import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.log.CatchUp;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker with the topics of the delivery job, an SMTP server, and a mini cluster with RocksDB and
 * two workers, which runs one job at a time.
 */
final class LiveDelivery implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String LINK_KEYS = "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  private final ScriptedServer smtp = new ScriptedServer();
  private final LocalKafka kafka = LocalKafka.start();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final Configuration configuration = new Configuration();
  private final MiniCluster cluster;
  private JobID job;

  /** All but the job. */
  LiveDelivery(Path folder) throws Exception {
    kafka.createTopic("sends", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("events", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("dead-letters", 1, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("deliveries", 3, TimestampType.LOG_APPEND_TIME, COMPACTED);
    kafka.createTopic("campaigns", 1, TimestampType.LOG_APPEND_TIME, COMPACTED);
    configuration.setString(
        "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    configuration.setString("taskmanager.memory.managed.size", "64m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
  }

  LocalKafka kafka() {
    return kafka;
  }

  /** What the server has taken so far, in the order in which it came; grows. */
  List<ScriptedServer.Taken> taken() {
    return smtp.taken;
  }

  /** Options of a job that is in a hurry. */
  Map<String, String> options(Map<String, String> more) {
    Map<String, String> options =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                // So that what is published just now is in force.
                Map.entry("campaigns.lead", "0s"),
                Map.entry("smtp.host", "127.0.0.1"),
                Map.entry("smtp.port", String.valueOf(smtp.port())),
                Map.entry("smtp.tls", "off"),
                Map.entry("smtp.reply-timeout", "2s"),
                Map.entry("mail.domain", "shop.example"),
                Map.entry("mail.link-base", "https://m.shop.example"),
                Map.entry("gate.connections", "8"),
                Map.entry("gate.domain-connections", "8"),
                Map.entry("breaker.failures", "1000"),
                Map.entry("checkpoint.interval", "300ms"),
                Map.entry("checkpoint.min-pause", "0s"),
                Map.entry("restart.initial-delay", "200ms")));
    options.putAll(more);
    return options;
  }

  /**
   * Submits the job, which knows nothing of one before it.
   *
   * @param more options, over {@link #options}
   */
  void startJob(Map<String, String> more) throws Exception {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(2);
    Settings settings = DeliveryOptions.of(options(more));
    HashMap<String, String> secrets = new HashMap<>(Map.of("BECKON_LINK_KEYS", LINK_KEYS));
    DeliveryJob.define(environment, settings, new WayOpener(settings, secrets::get));
    job = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
  }

  /** Ends the job where one runs. */
  void endJob() throws Exception {
    if (job != null) {
      cluster.cancelJob(job).get();
      cluster.requestJobResult(job).get();
      job = null;
    }
  }

  /** Takes a worker away, and puts another one there. */
  void loseWorker() throws Exception {
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
  }

  /** Publishes a template. */
  void publish(String name, String text) throws Exception {
    producer.send(PublishedTemplate.of(name, text)).get();
  }

  /** A mail that is due now. */
  static SendCommand.Builder command(String id, String address) {
    Instant now = Instant.now();
    return Commands.mail(id)
        .setDueAt(now)
        .setDecidedAt(now)
        .setExpiresAt(now.plus(Duration.ofDays(1)))
        .setProfile("{\"email\":\"" + address + "\",\"name\":\"Ann\"}");
  }

  /** Writes a command, as all those of one user. */
  void send(SendCommand.Builder command) {
    write("sends", "ann", SingleObject.encode(SendCommand.getEncoder(), command.build()));
  }

  void write(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** Returns when all that was written is in the log. */
  void flush() {
    producer.flush();
  }

  /** Of each command the last that the ledger says. */
  Map<String, String> statuses() throws IOException {
    Map<String, String> statuses = new HashMap<>();
    for (byte[] value : read("deliveries")) {
      DeliveryRecord record = DeliveryRecord.getDecoder().decode(value);
      statuses.put(record.getCommandId(), record.getStatus());
    }
    return statuses;
  }

  /** Of how many commands this is the last that the ledger says. */
  long count(String ids, String status) throws IOException {
    return statuses().entrySet().stream()
        .filter(entry -> entry.getKey().matches(ids) && entry.getValue().equals(status))
        .count();
  }

  /** All that a topic holds. */
  List<byte[]> read(String topic) throws IOException {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<byte[]> read = new ArrayList<>();
      CatchUp.read(
          consumer, consumer.endOffsets(partitions), PATIENCE, record -> read.add(record.value()));
      return read;
    }
  }

  /** Returns when the condition holds. */
  void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Not in time; "
                + smtp.taken.size()
                + " mails were taken, and the ledger says "
                + statuses());
      }
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() throws Exception {
    endJob();
    cluster.close();
    producer.close(Duration.ZERO);
    kafka.close();
    smtp.close();
  }
}
