package io.beckon.delivery.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.delivery.Commands;
import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
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
import java.util.stream.Collectors;
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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a broker, a mini cluster with RocksDB and an SMTP server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryLiveTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String TEMPLATE =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: Hello {{ profile.name }}
      ---
      <html><body><p>Only for {{ profile.email }}</p>
      <p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p></body></html>
      """;

  @TempDir static Path folder;

  private static final ScriptedServer SMTP = new ScriptedServer();
  private static LocalKafka kafka;
  private static MiniCluster cluster;
  private static KafkaProducer<byte[], byte[]> producer;
  private static JobID job;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start();
    kafka.createTopic("sends", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("events", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("dead-letters", 1, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic(
        "deliveries", 3, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    kafka.createTopic(
        "campaigns", 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("returns", 2, TimestampType.LOG_APPEND_TIME);
    producer.send(PublishedTemplate.of("cart-first", TEMPLATE)).get();
    Configuration configuration = new Configuration();
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
    startJob();
  }

  private static void startJob() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString(
        "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(2);
    Settings settings = DeliveryOptions.of(options());
    Map<String, String> secrets =
        Map.of("BECKON_LINK_KEYS", "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    HashMap<String, String> secret = new HashMap<>(secrets);
    DeliveryJob.define(environment, settings, new WayOpener(settings, secret::get));
    job = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
  }

  private static Map<String, String> options() {
    return Map.ofEntries(
        Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
        // So that what is published just now is in force.
        Map.entry("campaigns.lead", "0s"),
        Map.entry("topic.returns", "returns"),
        Map.entry("smtp.host", "127.0.0.1"),
        Map.entry("smtp.port", String.valueOf(SMTP.port())),
        Map.entry("smtp.tls", "off"),
        Map.entry("smtp.reply-timeout", "2s"),
        Map.entry("mail.domain", "shop.example"),
        Map.entry("mail.link-base", "https://m.shop.example"),
        Map.entry("gate.connections", "8"),
        Map.entry("gate.domain-connections", "8"),
        Map.entry("breaker.failures", "1000"),
        Map.entry("checkpoint.interval", "300ms"),
        Map.entry("checkpoint.min-pause", "0s"),
        Map.entry("restart.initial-delay", "200ms"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
    cluster.close();
    producer.close(Duration.ZERO);
    kafka.close();
    SMTP.close();
  }

  @Test
  @Order(1)
  void whatIsDecidedComesToItsEndAndEachOneIsTold() throws Exception {
    send(command("taken", "ann@example.org"));
    send(command("taken", "ann@example.org"));
    send(command("nobody", "rcpt.550@example.org"));
    send(command("silent", "drop.dot@example.org"));
    send(command("receipt", "bob@example.org").setCategory("transactional"));
    send(command("no-address", "nowhere"));
    send(command("sms", "ann@example.org").setChannel("sms"));
    send(command("late", "ann@example.org").setExpiresAt(Instant.now().minusSeconds(60)));
    send(command("later", "dot.451@example.org"));
    until(() -> statuses().getOrDefault("later", "").equals("deferred"));
    cancel("later");
    until(
        () ->
            statuses()
                .equals(
                    Map.of(
                        "taken", "accepted",
                        "nobody", "refused",
                        "silent", "unknown",
                        "receipt", "accepted",
                        "no-address", "undeliverable",
                        "late", "expired",
                        "later", "cancelled")));
    assertThat(SMTP.taken.stream().filter(mail -> mail.to().equals("ann@example.org"))).hasSize(1);
    assertThat(SMTP.taken)
        .filteredOn(mail -> mail.to().equals("ann@example.org"))
        .allSatisfy(
            mail ->
                assertThat(mail.message())
                    .contains("Message-ID: <taken@shop.example>")
                    .contains("Only for ann@example.org")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    until(() -> read("events").size() == 3);
    assertThat(read("events").stream().map(DeliveryLiveTest::text))
        .anyMatch(event -> event.contains("delivery:taken:message_sent"))
        .anyMatch(event -> event.contains("delivery:receipt:message_sent"))
        .anyMatch(event -> event.contains("delivery:nobody:message_bounced"));
    until(() -> reasons().containsAll(List.of("unknown", "no_address")));
    assertThat(reasons()).hasSize(2);
  }

  @Test
  @Order(2)
  void aHoldStandsInOnePartitionAndIsAboutAll() throws Exception {
    hold(true);
    // The holds of all workers are known when what came behind it is.
    for (int i = 0; i < 20; i++) {
      send(command("probe" + i, "probe" + i + "@example.org").setCampaign("other"));
    }
    until(() -> statuses().keySet().stream().filter(id -> id.startsWith("probe")).count() == 20);
    for (int i = 0; i < 30; i++) {
      send(command("held" + i, "held" + i + "@example.org"));
    }
    send(command("marker", "marker@example.org").setCampaign("other"));
    until(() -> statuses().getOrDefault("marker", "").equals("accepted"));
    assertThat(SMTP.taken.stream().filter(mail -> mail.to().startsWith("held"))).isEmpty();
    hold(false);
    until(
        () ->
            statuses().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("held"))
                    .filter(entry -> entry.getValue().equals("accepted"))
                    .count()
                == 30);
  }

  @Test
  @Order(3)
  void aWorkerIsLostInMidFlightAndNoCommandIsLostOrDeliveredTwice() throws Exception {
    int count = 1_000;
    int before = SMTP.taken.size();
    for (int i = 0; i < count; i++) {
      send(command("m" + i, "m" + i + "@d" + i % 17 + ".example"));
    }
    until(() -> SMTP.taken.size() > before + count / 6);
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
    until(() -> SMTP.taken.size() > before + count / 2);
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
    until(
        () ->
            statuses().entrySet().stream()
                    .filter(
                        entry -> entry.getKey().startsWith("m") && !entry.getKey().equals("marker"))
                    .filter(entry -> List.of("accepted", "unknown").contains(entry.getValue()))
                    .count()
                == count);
    Map<String, String> statuses = statuses();
    Map<String, Long> taken =
        SMTP.taken.stream()
            .filter(mail -> mail.to().matches("m\\d+@.*"))
            .collect(
                Collectors.groupingBy(
                    mail -> mail.to().substring(0, mail.to().indexOf('@')), Collectors.counting()));
    assertThat(taken.values()).as("each at most once").allMatch(times -> times == 1);
    for (int i = 0; i < count; i++) {
      String id = "m" + i;
      if (statuses.get(id).equals("accepted")) {
        assertThat(taken).as("what was accepted was taken").containsKey(id);
      }
    }
    long unknown = statuses.values().stream().filter("unknown"::equals).count();
    assertThat(unknown).as("what was under way when workers were lost").isLessThanOrEqualTo(33);
    until(() -> reasons().stream().filter("unknown"::equals).distinct().count() == 1);
    assertThat(SMTP.taken)
        .filteredOn(mail -> mail.to().matches("m\\d+@.*"))
        .allMatch(mail -> mail.message().contains("Only for " + mail.to()));
  }

  @Test
  @Order(4)
  void whatComesBackToItsOwnAddressIsToldOfItsUser() throws Exception {
    int before = read("events").size();
    returned("taken", "mail:17");
    returned("nobody-knows", "mail:18");
    write("returns", "taken", "no JSON".getBytes(StandardCharsets.UTF_8));
    until(() -> read("events").size() == before + 1);
    assertThat(read("events").stream().map(DeliveryLiveTest::text))
        .filteredOn(event -> event.contains("mail:17"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("\"userId\":\"ann\"")
        .contains("\"campaign\":\"cart\"")
        .contains("\"permanent\":true");
    until(() -> reasons().containsAll(List.of("unknown_command", "bad_return")));
  }

  private static void returned(String command, String messageId) {
    String json =
        """
        {"event": "message_bounced", "messageId": "%s", "timestamp": "2026-03-02T12:00:00Z",
         "command_id": "%s", "permanent": true, "reason": "5.1.1"}
        """
            .formatted(messageId, command);
    write("returns", command, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Order(5)
  void aJobFromNothingReadsTheTopicToItsEndBeforeItHandsAnythingOver() throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
    int before = SMTP.taken.size();
    for (int i = 0; i < 2_000; i++) {
      write(
          "user" + i,
          SingleObject.encode(
              SendCommand.getEncoder(),
              command("early" + i, "early" + i + "@example.org").setCampaign("early").build()));
    }
    byte[] notOurs =
        SingleObject.encode(
            SendCommand.getEncoder(), command("sms", "ann").setChannel("sms").build());
    // The hold stands far behind the others, in a partition of its own.
    for (int i = 0; i < 60_000; i++) {
      write("early", notOurs);
    }
    send(command("after", "after@example.org").setCampaign("other"));
    hold("early", true);
    producer.flush();
    startJob();
    until(() -> statuses().getOrDefault("after", "").equals("accepted"));
    send(command("marker2", "marker2@example.org").setCampaign("other"));
    until(() -> statuses().getOrDefault("marker2", "").equals("accepted"));
    assertThat(SMTP.taken.subList(before, SMTP.taken.size()))
        .as("nothing that is held, and nothing that was delivered before")
        .extracting(ScriptedServer.Taken::to)
        .containsExactly("after@example.org", "marker2@example.org");
  }

  private static SendCommand.Builder command(String id, String address) {
    Instant now = Instant.now();
    return Commands.mail(id)
        .setDueAt(now)
        .setDecidedAt(now)
        .setExpiresAt(now.plus(Duration.ofDays(1)))
        .setProfile("{\"email\":\"" + address + "\",\"name\":\"Ann\"}");
  }

  private static void send(SendCommand.Builder command) {
    write("ann", SingleObject.encode(SendCommand.getEncoder(), command.build()));
  }

  private static void cancel(String id) {
    CancelCommand cancel =
        CancelCommand.newBuilder()
            .setCommandId(id)
            .setJourneyId("j")
            .setCampaign("cart")
            .setVersion("v1")
            .setStep("first")
            .setUserId("ann")
            .setReason("goal")
            .setDecidedAt(Instant.now())
            .build();
    write("ann", SingleObject.encode(CancelCommand.getEncoder(), cancel));
  }

  private static void hold(boolean held) {
    hold("cart", held);
  }

  private static void hold(String campaign, boolean held) {
    HoldCommand hold = new HoldCommand("h" + held, campaign, held, Instant.now(), "test");
    write(campaign, SingleObject.encode(HoldCommand.getEncoder(), hold));
  }

  private static void write(String key, byte[] value) {
    write("sends", key, value);
  }

  private static void write(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** Of each command the last that the ledger says. */
  private static Map<String, String> statuses() throws Exception {
    Map<String, String> statuses = new HashMap<>();
    for (byte[] value : read("deliveries")) {
      DeliveryRecord record = DeliveryRecord.getDecoder().decode(value);
      statuses.put(record.getCommandId(), record.getStatus());
    }
    return statuses;
  }

  private static List<String> reasons() throws Exception {
    List<String> reasons = new ArrayList<>();
    for (byte[] value : read("dead-letters")) {
      reasons.add(DeadLetter.getDecoder().decode(value).getReason());
    }
    return reasons;
  }

  private static List<byte[]> read(String topic) {
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
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> read = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.value()));
      }
      return read;
    }
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not in time; the ledger says " + statuses());
      }
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }
}
