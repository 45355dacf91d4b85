package io.beckon.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.schemas.JourneyRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
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

/** Who waits where, from what a job has committed. */
@Tag("slow")
class StatusTopicTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  private static LocalKafka kafka;

  @BeforeAll
  static void whatAJobHasCommitted() throws IOException {
    kafka = LocalKafka.start();
    kafka.createTopic("journeys", 3, TimestampType.CREATE_TIME);
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < 20; i++) {
        producer.send(record("user-" + i, "cart", "entered", "", NOON));
        Instant due = NOON.plusSeconds(600L * i);
        producer.send(record("user-" + i, "cart", "waiting", "step-1", due));
      }
      producer.send(record("user-3", "cart", "exited", "", NOON.plusSeconds(60)));
      producer.send(record("user-4", "trial", "entered", "", NOON));
      producer.send(record("user-4", "trial", "waiting", "step-2", NOON.plusSeconds(86_400)));
    }
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @Test
  void tellsHowManyWaitWhereAndHowManyAreDueInTheNextHour() {
    Called called = status();

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .isEqualTo(
            """
            cart  v1
              step-1                          19 inside         5 due within the hour, the first 2025-03-01 12:00:00
            trial  v1
              step-2                           1 inside         0 due within the hour, the first 2025-03-02 12:00:00
            """);
  }

  @Test
  void namesUsersWhereAskedTo() {
    assertThat(status("cart", "--users", "2").out())
        .endsWith("    2025-03-01 12:00:00  user-0\n    2025-03-01 12:10:00  user-1\n")
        .doesNotContain("trial");
  }

  @Test
  void saysThatNobodyIsInside() {
    assertThat(status("other").out()).isEqualTo("Nobody is inside other.\n");
  }

  private static Called status(Object... more) {
    Object[] all = new Object[3 + more.length];
    System.arraycopy(
        new Object[] {"status", "--bootstrap-servers", kafka.bootstrapServers()}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    return Called.beckon(InstantSource.fixed(NOON), all);
  }

  private static ProducerRecord<byte[], byte[]> record(
      String user, String campaign, String decision, String step, Instant due) throws IOException {
    JourneyRecord record =
        JourneyRecord.newBuilder()
            .setUserId(user)
            .setCampaign(campaign)
            .setVersion("v1")
            .setJourneyId(campaign + " of " + user)
            .setDecision(decision)
            .setStep(step)
            .setDueAt(due)
            .setDecidedAt(NOON)
            .setValues(List.of())
            .build();
    byte[] value = new byte[record.toByteBuffer().remaining()];
    record.toByteBuffer().get(value);
    return new ProducerRecord<>("journeys", user.getBytes(StandardCharsets.UTF_8), value);
  }
}
