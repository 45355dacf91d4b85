package io.beckon.endtoend.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.endtoend.kill.Prompter.Cue;
import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.endtoend.part.Operator;
import io.beckon.endtoend.part.Topics;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.SendCommand;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The delivery job is killed with {@code kill -9} while mails stand at every point of their
 * conversations at once, and behind every answer, and is started again. One job's life: what
 * earlier tests have delivered must not come again in later ones.
 */
@Tag("slow")
class KillTest {

  private static final Set<String> ENDS = Set.of("accepted", "refused", "unknown");
  private static final String MARKETING = "marketing";
  private static final String TRANSACTIONAL = "transactional";

  /** What the job goes on from. */
  enum From {
    /** A checkpoint in which all mails are under way. */
    UNDER_WAY,
    /** A checkpoint that has not heard of them. */
    BEFORE,
    /** No state at all: the topics are read from their beginning. */
    NOTHING
  }

  @TempDir static Path folder;

  private static final Prompter PROMPTER = new Prompter();
  private static Certificate certificate;
  private static StagedServer server;
  private static LocalKafka kafka;
  private static Topics topics;
  private static KafkaProducer<byte[], byte[]> producer;
  private static DeliveryProcess job;

  /** Of all tests: categories by the commands' ids. */
  private static final Map<String, String> SENT = new HashMap<>();

  private static int scenes;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.make(folder);
    server = new StagedServer(certificate.sockets(), PROMPTER);
    kafka = LocalKafka.start();
    Topics.create(kafka);
    Operator.publishShop(kafka.bootstrapServers());
    topics = new Topics(kafka.bootstrapServers());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    job = startFrom(Optional.empty());
  }

  @AfterAll
  static void stop() throws Exception {
    job.close();
    server.close();
    producer.close(Duration.ZERO);
    topics.close();
    kafka.close();
  }

  @ParameterizedTest
  @EnumSource
  void atEachPointOfAConversation(From from) throws Exception {
    Path before = scene();
    List<String> early = new ArrayList<>();
    for (Point point : Point.EARLY) {
      PROMPTER.forTheNextConnection(Cue.stop(point.name(), point));
      early.add(command(from + "-early-" + point, MARKETING));
    }
    awaitReached(Point.EARLY.stream().map(Point::name).toList());
    List<String> late = new ArrayList<>();
    for (Point point : Point.LATE) {
      for (String category : List.of(MARKETING, TRANSACTIONAL)) {
        String id = id(from, category, point);
        PROMPTER.forRecipient(address(id), Cue.stop(id, point));
        late.add(command(id, category));
      }
    }
    awaitReached(late);
    Path underWay = job.nextCheckpoint();

    killAndStartFrom(
        switch (from) {
          case UNDER_WAY -> Optional.of(underWay);
          case BEFORE -> Optional.of(before);
          case NOTHING -> Optional.empty();
        });

    awaitEnds();
    assertThat(early).allSatisfy(KillTest::wasTakenOnce);
    wasTakenOnceOrIsUnknown(id(from, MARKETING, Point.RCPT));
    for (Point point : List.of(Point.DATA, Point.BODY, Point.DOT)) {
      String id = id(from, MARKETING, point);
      assertThat(status(id)).as(id).isEqualTo("unknown");
      assertThat(taken(id)).as(id).hasSize(point == Point.DOT ? 1 : 0);
    }
    String answered = id(from, MARKETING, Point.ANSWERED);
    assertThat(status(answered))
        .as("the job may have heard the answer")
        .isIn("accepted", "unknown");
    assertThat(taken(answered)).hasSize(1);
    for (Point point : Point.LATE) {
      String id = id(from, TRANSACTIONAL, point);
      assertThat(status(id)).as(id).isEqualTo("accepted");
      assertThat(Set.copyOf(taken(id)))
          .as(id)
          .containsExactly("<" + id.toLowerCase() + "@shop.example>");
    }
    assertThat(taken(id(from, TRANSACTIONAL, Point.DOT))).as("repeated").hasSize(2);
    everyOneHasItsEndOnce();
  }

  @Test
  void behindEachAnswer() throws Exception {
    scene();
    List<Cue> ofConnections =
        List.of(
            Cue.say("421 as a greeting", Point.GREETING, "421 busy"),
            Cue.say("554 as a greeting", Point.GREETING, "554 go away"),
            Cue.drip("slow greeting", Point.GREETING, "220-wait"),
            Cue.say("no TLS now", Point.STARTTLS, "454 no TLS now"),
            Cue.drop("TLS breaks off", Point.STARTTLS),
            Cue.say("a login that fails", Point.AUTH, "535 5.7.8 no"),
            Cue.say("a sender that is refused", Point.MAIL, "550 sender"));
    for (Cue cue : ofConnections) {
      PROMPTER.forTheNextConnection(cue);
      command("behind-" + ofConnections.indexOf(cue), MARKETING);
    }
    awaitReached(ofConnections.stream().map(Cue::name).toList());
    List<String> later = new ArrayList<>();
    for (String answer : List.of("421", "450", "451", "452", "552")) {
      later.add(behind("rcpt" + answer, Point.RCPT, answer + " recipient"));
    }
    for (String answer : List.of("421", "451")) {
      later.add(behind("data" + answer, Point.DATA, answer + " data"));
    }
    for (String answer : List.of("421", "451", "452")) {
      later.add(behind("dot" + answer, Point.DOT, answer + " dot"));
    }
    String tarpit = "tarpit";
    PROMPTER.forRecipient(address(tarpit), Cue.drip(tarpit, Point.RCPT, "250-wait"));
    command(tarpit, MARKETING);
    String beforeData = "drop-before-data";
    PROMPTER.forRecipient(address(beforeData), Cue.drop(beforeData, Point.DATA));
    command(beforeData, MARKETING);
    String behindDot = "drop-behind-dot";
    PROMPTER.forRecipient(address(behindDot), Cue.drop(behindDot, Point.DOT));
    command(behindDot, MARKETING);
    List<String> no = new ArrayList<>();
    for (String answer : List.of("550", "552", "554")) {
      no.add(behind("no" + answer, Point.DOT, answer + " no"));
    }
    List<String> all = new ArrayList<>(later);
    all.addAll(no);
    all.addAll(List.of(beforeData, behindDot));
    awaitReached(all);
    awaitReached(List.of(tarpit));
    Path underWay = job.nextCheckpoint();
    PROMPTER.go();
    Await.until("all is said", () -> PROMPTER.said().containsAll(all));

    killAndStartFrom(Optional.of(underWay));

    awaitEnds();
    wasTakenOnceOrIsUnknown(tarpit);
    for (String id : later) {
      // Behind RCPT the ledger says that it may have been handed over, and the job died before it
      // could say that it was not.
      assertThat(status(id)).as(id).isIn("accepted", "unknown");
      assertThat(taken(id)).as(id).hasSize(status(id).equals("accepted") ? 1 : 0);
    }
    for (String id : no) {
      assertThat(status(id)).as(id).isIn("refused", "unknown");
      assertThat(taken(id)).as(id).isEmpty();
    }
    assertThat(status(behindDot)).isEqualTo("unknown");
    assertThat(taken(behindDot)).hasSize(1);
    for (int i = 0; i < ofConnections.size(); i++) {
      wasTakenOnce("behind-" + i);
    }
    everyOneHasItsEndOnce();
  }

  /** An empty stage, no connections, and a checkpoint that knows of nothing that comes. */
  private static Path scene() throws Exception {
    PROMPTER.clear();
    // A domain of which nothing is known has one connection, and who stands still on it keeps it.
    command("first-of-scene-" + ++scenes, MARKETING);
    awaitEnds();
    server.dropConnections();
    return job.nextCheckpoint();
  }

  private static String behind(String id, Point at, String answer) {
    PROMPTER.forRecipient(address(id), Cue.say(id, at, answer));
    return command(id, MARKETING);
  }

  private static void killAndStartFrom(Optional<Path> checkpoint) {
    job.kill();
    job = startFrom(checkpoint);
  }

  private static DeliveryProcess startFrom(Optional<Path> checkpoint) {
    Map<String, String> options =
        Map.ofEntries(
            Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
            // So that what was published just now is in force.
            Map.entry("campaigns.lead", "0s"),
            Map.entry("smtp.host", "127.0.0.1"),
            Map.entry("smtp.port", String.valueOf(server.port())),
            Map.entry("smtp.user", "beckon"),
            Map.entry("smtp.reply-timeout", "5m"),
            Map.entry("smtp.attempt-timeout", "10m"),
            Map.entry("mail.domain", "shop.example"),
            Map.entry("mail.link-base", "https://m.shop.example"),
            Map.entry("gate.connections", "64"),
            Map.entry("gate.domain-connections", "64"),
            Map.entry("retry.first", "1s"),
            Map.entry("retry.longest", "1s"),
            Map.entry("breaker.failures", "1000"),
            Map.entry("checkpoint.interval", "500ms"),
            Map.entry("checkpoint.min-pause", "0s"));
    Map<String, String> secrets =
        Map.of("BECKON_LINK_KEYS", Installation.LINK_KEYS, "BECKON_SMTP_PASSWORD", "s3cret");
    return DeliveryProcess.start(folder, checkpoint, certificate, secrets, options);
  }

  private static String command(String id, String category) {
    Instant now = Instant.now();
    SendCommand command =
        SendCommand.newBuilder()
            .setCommandId(id)
            .setJourneyId("j-" + id)
            .setCampaign("letters")
            .setVersion("v1")
            .setStep("first")
            .setUserId("ann")
            .setChannel("email")
            .setCategory(category)
            .setTemplate("hello")
            .setTopic("newsletter")
            .setDueAt(now)
            .setDecidedAt(now)
            .setExpiresAt(now.plus(Duration.ofDays(1)))
            .setProfile("{\"email\":\"" + address(id) + "\"}")
            .build();
    byte[] key = "ann".getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>("sends", key, SingleObject.encode(SendCommand.getEncoder(), command)));
    SENT.put(id, category);
    return id;
  }

  /** Short: the address to which a mail returns holds it. */
  private static String id(From from, String category, Point point) {
    return from + "-" + category.charAt(0) + "-" + point;
  }

  private static String address(String id) {
    return id + "@mail.example";
  }

  private static void awaitReached(List<String> names) {
    try {
      Await.until(
          "all of " + names + " stand at their points",
          () -> PROMPTER.reached().containsAll(names));
    } catch (AssertionError e) {
      List<String> ended =
          topics.ledger().values().stream()
              .filter(entry -> names.contains(entry.getCommandId()))
              .map(
                  entry -> entry.getCommandId() + ' ' + entry.getStatus() + ' ' + entry.getReason())
              .toList();
      throw new AssertionError(
          "There are only "
              + PROMPTER.reached()
              + "\nThe ledger says "
              + ended
              + '\n'
              + job.lastWords(),
          e);
    }
  }

  private static void awaitEnds() {
    Await.until(
        "every command comes to an end",
        () ->
            SENT.keySet().stream()
                .allMatch(
                    id ->
                        Optional.ofNullable(topics.ledger().get(id))
                            .filter(entry -> ENDS.contains(entry.getStatus()))
                            .isPresent()));
  }

  private static String status(String id) {
    return topics.ledger().get(id).getStatus();
  }

  /** The Message-IDs under which the server has taken it. */
  private static List<String> taken(String id) {
    return server.taken.stream()
        .filter(mail -> mail.to().equals(address(id)))
        .map(StagedServer.Taken::messageId)
        .toList();
  }

  private static void wasTakenOnce(String id) {
    assertThat(status(id)).as(id).isEqualTo("accepted");
    assertThat(taken(id)).as(id).hasSize(1);
  }

  /** The ledger may say that it was begun while the server is asked about the recipient. */
  private static void wasTakenOnceOrIsUnknown(String id) {
    if (status(id).equals("unknown")) {
      assertThat(taken(id)).as(id).isEmpty();
    } else {
      wasTakenOnce(id);
    }
  }

  /** Over all tests so far. */
  private static void everyOneHasItsEndOnce() throws Exception {
    Set<String> unknown = new HashSet<>();
    for (String id : SENT.keySet()) {
      if (SENT.get(id).equals(MARKETING)) {
        assertThat(taken(id)).as("marketing is accepted at most once: " + id).hasSizeLessThan(2);
      }
      if (status(id).equals("unknown")) {
        unknown.add(id);
      }
    }
    Await.until("the unknown ones are listed", () -> listed().containsAll(unknown));
    assertThat(listed()).as("and no others").isEqualTo(unknown);
  }

  private static Set<String> listed() throws Exception {
    Set<String> listed = new HashSet<>();
    for (DeadLetter letter : topics.deadLetters()) {
      assertThat(letter.getReason()).isEqualTo("unknown");
      ByteBuffer value = letter.getValue().duplicate();
      listed.add(SendCommand.getDecoder().decode(value).getCommandId());
    }
    return listed;
  }
}
