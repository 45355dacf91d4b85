package io.beckon.delivery.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.broker.LocalKafka;
import io.beckon.coupon.kafka.CouponTopic;
import io.beckon.coupon.pool.Standing;
import io.beckon.delivery.Commands;
import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.delivery.start.DeliveryBroker;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails with coupon codes: the whole job with two workers, a broker and an SMTP server. */
@Tag("slow")
class CouponsLiveTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern CODE = Pattern.compile("code=(SUMMER-\\d{4})");
  private static final String TEMPLATE =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: A present
      ---
      <html><body><p>code=%s</p>
      <p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p></body></html>
      """;

  @TempDir static Path folder;

  private static final ScriptedServer SMTP = new ScriptedServer();
  private static LocalKafka kafka;
  private static MiniCluster cluster;
  private static KafkaProducer<byte[], byte[]> producer;
  private static CouponTopic pools;
  private static JobID job;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start();
    kafka.createTopic("sends", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("events", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("dead-letters", 1, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic(
        "deliveries", 3, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("coupons", 1, TimestampType.CREATE_TIME);
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    pools = new CouponTopic("coupons", clients, InstantSource.system());
    producer = new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer());
    kafka.createTopic(
        "campaigns", 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
    publish("cart-first", "{{ coupon.summer }}");
    publish("dry", "{{ coupon.dry }}");
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
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(2);
    Settings settings = DeliveryOptions.of(options("coupons"));
    HashMap<String, String> secrets =
        new HashMap<>(Map.of("BECKON_LINK_KEYS", "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
    DeliveryJob.define(environment, settings, new WayOpener(settings, secrets::get));
    job = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
  }

  private static void publish(String name, String code) throws Exception {
    producer.send(PublishedTemplate.of(name, TEMPLATE.formatted(code))).get();
  }

  private static Map<String, String> options(String coupons) {
    return Map.ofEntries(
        Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
        Map.entry("topic.coupons", coupons),
        // So that what is published just now is in force.
        Map.entry("campaigns.lead", "0s"),
        Map.entry("smtp.host", "127.0.0.1"),
        Map.entry("smtp.port", String.valueOf(SMTP.port())),
        Map.entry("smtp.tls", "off"),
        Map.entry("smtp.reply-timeout", "2s"),
        Map.entry("mail.domain", "shop.example"),
        Map.entry("mail.link-base", "https://m.shop.example"),
        Map.entry("gate.connections", "8"),
        Map.entry("gate.domain-connections", "8"),
        Map.entry("breaker.failures", "1000"),
        Map.entry("retry.first", "1s"),
        Map.entry("retry.longest", "2s"),
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
  void everyMailHasACodeOfItsOwnWhateverIsKilledAndTheRefusedGiveTheirsBack() throws Exception {
    int taken = 400;
    int refused = 20;
    load("summer", 0, taken + refused + 30);
    for (int i = 0; i < taken; i++) {
      send(command("m" + i, "m" + i + "@d" + i % 7 + ".example"));
      if (i % 20 == 0) {
        send(command("no" + i, "dot.554@d" + i % 7 + ".example"));
      }
    }
    // The server takes it and says nothing: it is sent again and again.
    send(command("again", "drop.dot@again.example").setCategory("transactional"));
    until(() -> of("m\\d+@.*").size() > taken / 4);
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
    until(
        () ->
            count("m\\d+", "accepted") + count("m\\d+", "unknown") == taken
                && count("no\\d+", "refused") + count("no\\d+", "unknown") == refused);

    Set<String> codes = new HashSet<>();
    for (ScriptedServer.Taken mail : of("m\\d+@.*")) {
      assertThat(codes.add(code(mail))).as("in one mail").isTrue();
    }
    until(() -> of("drop.dot@.*").size() >= 2);
    assertThat(of("drop.dot@.*").stream().map(CouponsLiveTest::code).distinct())
        .as("the same each time")
        .hasSize(1)
        .doesNotContainAnyElementsOf(codes);
    until(() -> pools.read().standing("summer").released() >= refused - count("no\\d+", "unknown"));
    int back = pools.read().standing("summer").released();
    int claimed = taken + 1 + refused - back;
    int loaded = taken + refused + 30;
    assertThat(pools.read().standing("summer"))
        .isEqualTo(new Standing("summer", loaded, claimed, back, loaded - claimed));
    assertThat(of("m\\d+@.*"))
        .as("as the log says")
        .allSatisfy(
            mail ->
                assertThat(
                        pools
                            .read()
                            .codeOf("summer", mail.to().substring(0, mail.to().indexOf('@'))))
                    .contains(code(mail)));
  }

  @Test
  void whatFindsAPoolDryGoesOutWhenItIsFilled() throws Exception {
    load("dry", 9_000, 1);
    for (int i = 0; i < 4; i++) {
      send(command("dry" + i, "dry" + i + "@dry.example").setTemplate("dry"));
    }
    until(() -> of("dry\\d@.*").size() == 1);
    send(
        command("gone", "gone@dry.example")
            .setTemplate("dry")
            .setExpiresAt(Instant.now().plusSeconds(2)));
    until(() -> count("gone", "expired") == 1);
    load("dry", 9_001, 3);
    until(() -> of("dry\\d@.*").size() == 4);
    assertThat(of("dry\\d@.*").stream().map(CouponsLiveTest::code))
        .containsExactlyInAnyOrder("SUMMER-9000", "SUMMER-9001", "SUMMER-9002", "SUMMER-9003");
  }

  @Test
  void aTopicThatForgetsIsRefused() {
    kafka.createTopic("forgets", 2, TimestampType.CREATE_TIME, Map.of("retention.ms", "604800000"));
    kafka.createTopic(
        "compacts", 1, TimestampType.CREATE_TIME, Map.of("cleanup.policy", "compact"));
    assertThatThrownBy(() -> DeliveryBroker.check(DeliveryOptions.of(options("forgets"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("has 2 partitions, and must have one")
        .hasMessageContaining("retention.ms=604800000");
    assertThatThrownBy(() -> DeliveryBroker.check(DeliveryOptions.of(options("compacts"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("cleanup.policy=compact");
    assertThatThrownBy(() -> DeliveryBroker.check(DeliveryOptions.of(options("nowhere"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("nowhere (topic.coupons) does not exist");
    DeliveryBroker.check(DeliveryOptions.of(options("coupons")));
  }

  private static void load(String pool, int from, int count) throws Exception {
    pools.load(
        pool,
        IntStream.range(from, from + count).mapToObj(i -> "SUMMER-%04d".formatted(i)).toList());
  }

  private static List<ScriptedServer.Taken> of(String addresses) {
    return SMTP.taken.stream().filter(mail -> mail.to().matches(addresses)).toList();
  }

  private static String code(ScriptedServer.Taken mail) {
    // Quoted-printable writes = as =3D.
    Matcher found = CODE.matcher(mail.message().replace("=3D", "="));
    assertThat(found.find()).as(mail.message()).isTrue();
    return found.group(1);
  }

  private static SendCommand.Builder command(String id, String address) {
    Instant now = Instant.now();
    return Commands.mail(id)
        .setDueAt(now)
        .setDecidedAt(now)
        .setExpiresAt(now.plus(Duration.ofDays(1)))
        .setProfile("{\"email\":\"" + address + "\"}");
  }

  private static void send(SendCommand.Builder command) {
    byte[] value = SingleObject.encode(SendCommand.getEncoder(), command.build());
    producer.send(new ProducerRecord<>("sends", "ann".getBytes(StandardCharsets.UTF_8), value));
  }

  /** Of how many commands this is the last that the ledger says. */
  private static long count(String ids, String status) {
    Map<String, String> statuses = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("deliveries").stream()
              .map(info -> new TopicPartition("deliveries", info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  try {
                    DeliveryRecord said = DeliveryRecord.getDecoder().decode(record.value());
                    statuses.put(said.getCommandId(), said.getStatus());
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
      }
    }
    return statuses.entrySet().stream()
        .filter(entry -> entry.getKey().matches(ids) && entry.getValue().equals(status))
        .count();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not in time; " + SMTP.taken.size() + " mails were taken");
      }
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }
}
