package io.beckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.schemas.CampaignRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PublishCommandTest {

  private static final String CAMPAIGN =
      "campaign: %s\ntrigger: {event: a}\nsteps: [{send: email, template: hello}]\n";

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
  void writesEachCampaignUnderItsIdAndVersion() throws IOException {
    kafka.createTopic("first", 1, TimestampType.LOG_APPEND_TIME);
    Files.writeString(folder.resolve("a.yaml"), CAMPAIGN.formatted("one"));
    String two = CAMPAIGN.formatted("two") + "---\n" + CAMPAIGN.formatted("three");
    Files.writeString(folder.resolve("b.yaml"), two);

    Called called = publish("first", "--effective-from", "2025-03-01T00:00Z");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out().lines())
        .hasSize(3)
        .allMatch(
            line ->
                line.matches(
                    "published  \\w+  [0-9a-f]{16}  in force from 2025-03-01T00:00:00Z, .*"));
    List<ConsumerRecord<byte[], byte[]>> records = records("first");
    assertThat(records).hasSize(3);
    CampaignRecord record = CampaignRecord.getDecoder().decode(records.get(1).value());
    assertThat(record.getCampaign()).isEqualTo("two");
    assertThat(record.getSource()).isEqualTo(two);
    assertThat(record.getFileName()).isEqualTo(folder.resolve("b.yaml").toString());
    assertThat(record.getEffectiveFrom()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
    assertThat(new String(records.get(1).key(), StandardCharsets.UTF_8))
        .isEqualTo("two@" + record.getVersion());
  }

  @Test
  void whatStandsAlreadyIsLeftAsItIs() throws IOException {
    kafka.createTopic("third", 1, TimestampType.LOG_APPEND_TIME);
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, CAMPAIGN.formatted("one"));
    publish("third");

    Called again = publish("third");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("unchanged  one  ").hasLineCount(1);
    assertThat(records("third")).hasSize(1);

    Files.writeString(file, CAMPAIGN.formatted("one").replace("hello", "hi"));
    assertThat(publish("third").out()).startsWith("published  one  ");
    Files.writeString(file, CAMPAIGN.formatted("one"));
    assertThat(publish("third").out()).as("back to the first").startsWith("published  one  ");
    assertThat(records("third")).hasSize(3);
  }

  @Test
  void publishesNothingWhereOneHasAProblem() throws IOException {
    kafka.createTopic("second", 1, TimestampType.LOG_APPEND_TIME);
    Files.writeString(folder.resolve("a.yaml"), CAMPAIGN.formatted("one"));
    Files.writeString(folder.resolve("b.yaml"), "campaign: two\n");

    Called called = publish("second");

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("b.yaml:1:").contains("Nothing was published.");
    assertThat(records("second")).isEmpty();
  }

  @Test
  void saysInOneSentenceThatTheTopicIsNotThere() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), CAMPAIGN.formatted("one"));
    Path client = folder.resolve("client.properties");
    Files.writeString(client, "max.block.ms=2000\n");

    Called called = publish("missing", "--client", client.toString());

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).startsWith("beckon: Cannot publish to missing on ").hasLineCount(1);
  }

  private Called publish(String topic, String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "publish",
                folder,
                "--topic",
                topic,
                "--bootstrap-servers",
                kafka.bootstrapServers()));
    arguments.addAll(List.of(more));
    return Called.beckon(arguments.toArray());
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
