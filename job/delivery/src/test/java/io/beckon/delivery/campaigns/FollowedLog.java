package io.beckon.delivery.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.delivery.Commands;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.mail.MailLinks;
import io.beckon.delivery.render.Renderer;
import io.beckon.delivery.render.TemplateRenderer;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.log.TopicReader;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a real log of templates and policies, a topic each, and a worker that follows it. */
abstract class FollowedLog {

  static final Duration LEAD = Duration.ofSeconds(30);
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static int topics;

  static LocalKafka kafka;
  static KafkaProducer<byte[], byte[]> producer;

  final Counts counts = new Counts();
  String topic;
  Published published;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start();
    producer = producer(Map.of());
  }

  @AfterAll
  static void stop() {
    producer.close(Duration.ZERO);
    kafka.close();
  }

  @BeforeEach
  void topic() {
    topic = "campaigns-" + ++topics;
    makeTopic();
  }

  @AfterEach
  void close() {
    if (published != null) {
      published.close();
    }
  }

  void follow() throws Exception {
    published = open(counts);
  }

  Published open(Counts into) throws Exception {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    String read = topic;
    return CampaignFollower.start(
        () -> new TopicReader(read, clients, new RawRecordReader(TimeBase.BACKFILL)), LEAD, into);
  }

  void makeTopic() {
    kafka.createTopic(topic, 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
  }

  void remake() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      until(() -> !admin.listTopics().names().get().contains(topic));
    }
    makeTopic();
    // It remembers the partition that is gone.
    producer.close();
    producer = producer(Map.of());
  }

  static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** When the log took it. */
  Instant publish(CampaignRecord.Builder record) throws Exception {
    return send(bytes(record));
  }

  Instant send(byte[] value) throws Exception {
    return Instant.ofEpochMilli(
        producer.send(new ProducerRecord<>(topic, key("any"), value)).get().timestamp());
  }

  void send(Instant at, CampaignRecord.Builder record) throws Exception {
    producer
        .send(new ProducerRecord<>(topic, null, at.toEpochMilli(), key("any"), bytes(record)))
        .get();
  }

  static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(CampaignRecord.Builder record) {
    return SingleObject.encode(CampaignRecord.getEncoder(), record.build());
  }

  static CampaignRecord.Builder template(String name, String words) {
    return CampaignRecord.newBuilder()
        .setKind("template")
        .setCampaign(name)
        .setVersion("v")
        .setFileName(name + "/message.html")
        .setSource(
            "---\nfrom: a@example.org\nsubject: x\ncategory: transactional\n---\n<p>"
                + words
                + "</p>");
  }

  static CampaignRecord.Builder policy(String line) {
    return CampaignRecord.newBuilder()
        .setKind("policy")
        .setCampaign("default")
        .setVersion("v")
        .setFileName("policy.yaml")
        .setSource("policy: default\n" + line + '\n');
  }

  /** What a message says that was decided then; empty where there is none. */
  Optional<String> words(String name, Instant decidedAt) throws Exception {
    SendCommand command = Commands.mail("c1").setTemplate(name).setDecidedAt(decidedAt).build();
    try {
      Links links = MailLinks.none("example.org").of(command);
      return Optional.of(
          new TemplateRenderer(published, Coupons.NONE).render(command, links).text().strip());
    } catch (Renderer.NoMessageException e) {
      assertThat(e.reason()).isEqualTo("no_template");
      return Optional.empty();
    } catch (Renderer.NotKnownYetException e) {
      return Optional.empty();
    }
  }

  static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about");
      }
      Thread.onSpinWait();
    }
  }

  /** Counters by name. */
  static final class Counts extends UnregisteredMetricsGroup {
    private final Map<String, Counter> counters = new HashMap<>();

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(name, any -> new SimpleCounter());
    }

    long of(String name) {
      return counters.get(name).getCount();
    }
  }
}
