package io.beckon.delivery.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.broker.LocalKafka;
import io.beckon.core.model.Policy;
import io.beckon.delivery.Commands;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.mail.MailLinks;
import io.beckon.delivery.render.Renderer;
import io.beckon.delivery.render.TemplateRenderer;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.log.TopicReader;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.SendCommand;
import io.beckon.schemas.UsedFile;
import io.beckon.template.Links;
import io.beckon.template.MessageTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import org.junit.jupiter.api.Test;

/** Templates and the policy from a real log, whatever happens to it. */
class CampaignFollowerTest {

  private static final Duration LEAD = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static int topics;

  private static LocalKafka kafka;
  private static KafkaProducer<byte[], byte[]> producer;

  private final Counts counts = new Counts();
  private String topic;
  private Published published;

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

  @Test
  void whatWasPublishedBeforeIsKnownFromTheStart() throws Exception {
    Instant first = publish(template("hello", "first"));
    Instant second = publish(template("hello", "second"));
    follow();

    assertThat(words("hello", first.plus(LEAD).minusMillis(1))).isEmpty();
    assertThat(words("hello", first.plus(LEAD))).contains("first");
    assertThat(words("hello", second.plus(LEAD).minusMillis(1))).contains("first");
    assertThat(words("hello", second.plus(LEAD))).contains("second");
    assertThat(words("nobody", second.plus(LEAD))).isEmpty();
  }

  @Test
  void whatIsPublishedLaterIsKnownInTime() throws Exception {
    follow();
    Instant first = publish(template("hello", "first"));
    Instant decided = first.plus(LEAD);
    assertThat(published.isKnown(decided)).isTrue();
    assertThat(words("hello", decided)).contains("first");
  }

  @Test
  void aTemplateMayBeAskedForLater() throws Exception {
    Instant asked = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    publish(template("hello", "first").setEffectiveFrom(asked));
    follow();
    assertThat(words("hello", asked.minusMillis(1))).isEmpty();
    assertThat(words("hello", asked)).contains("first");
  }

  @Test
  void layoutsAndSnippetsComeWithIt() throws Exception {
    Instant at =
        publish(
            template("hello", "{% include 'name' %}")
                .setUses(List.of(new UsedFile("snippets/name.html", "from a snippet"))));
    follow();
    assertThat(words("hello", at.plus(LEAD))).contains("from a snippet");
  }

  @Test
  void whatCannotBeReadIsCountedAndTheVersionBeforeItStays() throws Exception {
    Instant sound = publish(template("hello", "sound"));
    publish(template("hello", "{% if %}"));
    publish(template("hello", "under a name that is not its own").setCampaign("other"));
    send("not avro".getBytes(StandardCharsets.UTF_8));
    publish(policy("quiet_hours: {from: 9}"));
    Instant last = publish(policy("timezone: Europe/London"));
    send(null);
    follow();

    assertThat(words("hello", last.plus(LEAD))).contains("sound");
    assertThat(words("other", last.plus(LEAD))).isEmpty();
    assertThat(published.policy(sound.toEpochMilli())).isSameAs(Policy.DEFAULT);
    assertThat(published.policy(last.plus(LEAD).toEpochMilli()).timezone().getId())
        .isEqualTo("Europe/London");
    assertThat(counts.of("campaignRecordsUnusable")).isEqualTo(4);
  }

  @Test
  void whatHasLongBeenSupersededIsNotReadAtAll() throws Exception {
    kafka.createTopic(topic + "-old", 1, TimestampType.CREATE_TIME);
    topic = topic + "-old";
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofDays(200));
    send(old, template("hello", "older"));
    send(old.plus(Duration.ofDays(1)), template("hello", "{% if %}"));
    send(old.plus(Duration.ofDays(2)), template("hello", "old"));
    send(now, template("hello", "new"));
    follow();
    assertThat(words("hello", now.plus(LEAD))).contains("new");
    assertThat(words("hello", now)).contains("old");
    assertThat(words("hello", old.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(counts.of("campaignRecordsUnusable")).isZero();
  }

  @Test
  void whatCanStillBeAskedForIsThereWhereAllThatSupersedesItIsBad() throws Exception {
    kafka.createTopic(topic + "-old", 1, TimestampType.CREATE_TIME);
    topic = topic + "-old";
    Instant now = Instant.now();
    send(now.minus(Duration.ofDays(200)), template("hello", "old"));
    send(now.minus(Duration.ofDays(150)), template("hello", "{% if %}"));
    send(now, template("other", "new"));
    follow();
    assertThat(words("hello", now)).contains("old");
  }

  @Test
  void oneParseServesAllWorkersOfAProcess() throws Exception {
    Instant at = publish(template("shared", "the same"));
    follow();
    MessageTemplate ours = published.template("shared", at.plus(LEAD)).orElseThrow();
    try (Published other = open(new Counts())) {
      assertThat(other.template("shared", at.plus(LEAD)).orElseThrow()).isSameAs(ours);
    }
  }

  @Test
  void behindAnOpenTransactionNothingIsKnown() throws Exception {
    Instant first = publish(template("hello", "first"));
    follow();
    try (KafkaProducer<byte[], byte[]> open =
        producer(Map.of("transactional.id", topic, "enable.idempotence", "true"))) {
      open.initTransactions();
      open.beginTransaction();
      Instant second =
          Instant.ofEpochMilli(
              open.send(
                      new ProducerRecord<>(topic, key("hello"), bytes(template("hello", "second"))))
                  .get(30, TimeUnit.SECONDS)
                  .timestamp());
      Instant decided = second.plus(LEAD);
      assertThat(published.isKnown(decided)).isFalse();
      assertThat(published.isKnown(first.plus(LEAD).minusMillis(1))).as("that was read").isTrue();
      open.commitTransaction();
      until(() -> published.isKnown(decided));
      assertThat(words("hello", decided)).contains("second");
    }
  }

  @Test
  void aLogThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    Instant first = publish(template("hello", "first"));
    publish(template("hello", "second"));
    publish(template("hello", "third"));
    follow();
    remake();
    Instant anew = publish(template("hello", "anew"));
    until(() -> words("hello", anew.plus(LEAD)).equals(Optional.of("anew")));
    assertThat(words("hello", first.plus(LEAD))).as("what was known stays").contains("first");
  }

  @Test
  void soIsOneThatHasGrownBeyondWhatWasRead() throws Exception {
    publish(template("hello", "first"));
    follow();
    // While the broker is away nobody looks.
    kafka.stop();
    kafka.startAgain();
    remake();
    Instant anew = publish(template("greeting", "at the beginning"));
    for (int i = 0; i < 5; i++) {
      publish(template("hello", "number " + i));
    }
    until(() -> words("greeting", anew.plus(LEAD)).isPresent());
    assertThat(words("greeting", anew.plus(LEAD))).contains("at the beginning");
  }

  @Test
  void aTopicThatHasItsNameAndMoreRecordsIsAnotherOne() throws Exception {
    publish(template("hello", "first"));
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    try (TopicReader reader =
        new TopicReader(topic, clients, new RawRecordReader(TimeBase.LOG_APPEND))) {
      reader.readToEnd(record -> {});
      remake();
      publish(template("hello", "anew"));
      publish(template("hello", "and more"));
      assertThatThrownBy(() -> reader.readToEnd(record -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it was made anew");
    }
  }

  @Test
  void whileTheBrokerIsAwayWhatWasReadIsKnownAndNothingElse() throws Exception {
    Instant first = publish(template("hello", "first"));
    follow();
    Instant pulse =
        Instant.ofEpochMilli(producer.send(LogHeaders.pulse(topic, 0, null)).get().timestamp());
    until(() -> published.isKnown(pulse.plus(LEAD)));
    kafka.stop();
    assertThat(published.isKnown(pulse.plus(LEAD).minusMillis(1)))
        .as("a pulse tells that nothing else was published before it")
        .isTrue();
    assertThat(published.isKnown(pulse.plus(LEAD))).isFalse();
    assertThat(words("hello", first.plus(LEAD).minusMillis(1))).isEmpty();
    kafka.startAgain();
    Instant second = publish(template("hello", "second"));
    until(() -> published.isKnown(second.plus(LEAD)));
    assertThat(words("hello", second.plus(LEAD))).contains("second");
  }

  @Test
  void anErrorEndsItAndTheWorkerHearsOfIt() throws Exception {
    Error error = new NoClassDefFoundError("gone");
    boolean[] breaks = {false};
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    published =
        CampaignFollower.start(
            () -> {
              if (breaks[0]) {
                throw error;
              }
              return new TopicReader(topic, clients, new RawRecordReader(TimeBase.BACKFILL));
            },
            LEAD,
            counts);
    published.mustGoOn();
    breaks[0] = true;
    // What is read anew is opened anew.
    publish(template("hello", "first"));
    until(() -> published.isKnown(Instant.now()));
    remake();
    until(
        () -> {
          try {
            published.mustGoOn();
            return false;
          } catch (IOException e) {
            return e.getCause() == error;
          }
        });
  }

  @Test
  void whereThereIsNoLogAWorkerDoesNotStart() {
    topic = "nowhere";
    CompletableFuture<Published> start = CompletableFuture.supplyAsync(this::openNow);
    assertThat(start)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("The topic nowhere cannot be read");
  }

  private Published openNow() {
    try {
      return open(counts);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void follow() throws Exception {
    published = open(counts);
  }

  private Published open(Counts into) throws Exception {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    String read = topic;
    return CampaignFollower.start(
        () -> new TopicReader(read, clients, new RawRecordReader(TimeBase.BACKFILL)), LEAD, into);
  }

  private void makeTopic() {
    kafka.createTopic(topic, 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
  }

  private void remake() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      until(() -> !admin.listTopics().names().get().contains(topic));
    }
    makeTopic();
    // It remembers the partition that is gone.
    producer.close();
    producer = producer(Map.of());
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** When the log took it. */
  private Instant publish(CampaignRecord.Builder record) throws Exception {
    return send(bytes(record));
  }

  private Instant send(byte[] value) throws Exception {
    return Instant.ofEpochMilli(
        producer.send(new ProducerRecord<>(topic, key("any"), value)).get().timestamp());
  }

  private void send(Instant at, CampaignRecord.Builder record) throws Exception {
    producer
        .send(new ProducerRecord<>(topic, null, at.toEpochMilli(), key("any"), bytes(record)))
        .get();
  }

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(CampaignRecord.Builder record) {
    return SingleObject.encode(CampaignRecord.getEncoder(), record.build());
  }

  private static CampaignRecord.Builder template(String name, String words) {
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

  private static CampaignRecord.Builder policy(String line) {
    return CampaignRecord.newBuilder()
        .setKind("policy")
        .setCampaign("default")
        .setVersion("v")
        .setFileName("policy.yaml")
        .setSource("policy: default\n" + line + '\n');
  }

  /** What a message says that was decided then; empty where there is none. */
  private Optional<String> words(String name, Instant decidedAt) throws Exception {
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

  private static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about");
      }
      Thread.onSpinWait();
    }
  }

  /** Counters by name. */
  private static final class Counts extends UnregisteredMetricsGroup {
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
