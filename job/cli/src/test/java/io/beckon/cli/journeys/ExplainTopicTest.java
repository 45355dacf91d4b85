package io.beckon.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.schemas.JourneyRecord;
import io.beckon.schemas.ValueRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job has committed, told from its topic. */
@Tag("slow")
class ExplainTopicTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  private static LocalKafka kafka;

  @TempDir Path folder;

  @BeforeAll
  static void aBroker() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @Test
  void tellsWhatWasCommittedAboutTheUserAndNothingElse() throws Exception {
    kafka.createTopic("journeys", 5, TimestampType.CREATE_TIME);
    Map<String, Object> client =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "job");
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < 50; i++) {
        producer.send(record("user-" + i, "entered", NOON));
      }
      producer.send(record("user-7", "of_a_later_build", NOON.plusSeconds(1)));
      producer.send(record("user-7", "completed", NOON.plusSeconds(60)));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(record("user-7", "sent", NOON.plusSeconds(90)));
      producer.abortTransaction();
    }

    Called called = explain("user-7", "journeys");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .isEqualTo(
            """
            user-7, times are UTC

            cart, version v1, journey j-user-7
              2025-03-01 12:00:00  entered (profile.plan = "pro")
              2025-03-01 12:01:00  completed (profile.plan = "pro")
            """);
    assertThat(called.err()).endsWith("knows what they are: 1\n").hasLineCount(1);
    assertThat(explain("eve", "journeys").err())
        .startsWith("beckon: the topic journeys has no decision about eve.");
  }

  @Test
  void saysInOneSentenceThatTheTopicIsNotThere() throws IOException {
    Path client = folder.resolve("client.properties");
    Files.writeString(client, "default.api.timeout.ms=2000\nrequest.timeout.ms=1000\n");

    Called called = explain("ann", "missing", "--client", client.toString());

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).startsWith("beckon: ").contains("missing").hasLineCount(1);
  }

  private static Called explain(String user, String topic, String... more) {
    Object[] arguments = {
      "explain", user, "--topic", topic, "--bootstrap-servers", kafka.bootstrapServers()
    };
    Object[] all = new Object[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Called.beckon(all);
  }

  private static ProducerRecord<byte[], byte[]> record(String user, String decision, Instant at)
      throws IOException {
    JourneyRecord record =
        JourneyRecord.newBuilder()
            .setUserId(user)
            .setCampaign("cart")
            .setVersion("v1")
            .setJourneyId("j-" + user)
            .setDecision(decision)
            .setDueAt(at)
            .setDecidedAt(at)
            .setValues(List.of(new ValueRead("profile.plan", "\"pro\"")))
            .build();
    byte[] value = new byte[record.toByteBuffer().remaining()];
    record.toByteBuffer().get(value);
    return new ProducerRecord<>("journeys", user.getBytes(StandardCharsets.UTF_8), value);
  }
}
