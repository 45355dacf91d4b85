package io.beckon.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.UsedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  void whatCountsForAllHasRecordsOfItsOwnAndASegmentGoesWithItsCampaigns() throws IOException {
    kafka.createTopic("whole", 1, TimestampType.LOG_APPEND_TIME);
    Path segments = folder.resolve("segments.yaml");
    Files.writeString(
        segments,
        "segment: loyal\nwho: [{in: buyers}]\n---\nsegment: idle\nwho: [{not: {did: a}}]\n");
    Path buyers = folder.resolve("buyers.yaml");
    Files.writeString(buyers, "segment: buyers\nwho: [{did: order_placed}]\n");
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one"));
    Files.writeString(
        folder.resolve("two.yaml"), CAMPAIGN.formatted("two") + "audience: [{in: loyal}]\n");
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, "policy: default\nholdout: 2%\n");
    Files.writeString(
        folder.resolve("plan.yaml"), "plan: shop\nevents: {a: {}, order_placed: {}}\n");

    Called called = publish("whole", "--accept-short-history");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(titles(called, "published"))
        .containsExactly("policy default", "plan shop", "one", "two");
    List<CampaignRecord> records = campaignRecords("whole");
    assertThat(records)
        .extracting(CampaignRecord::getKind)
        .containsExactly("policy", "plan", "campaign", "campaign");
    assertThat(records.get(2).getUses()).isEmpty();
    assertThat(records.get(3).getUses())
        .extracting(UsedFile::getSource)
        .containsExactlyInAnyOrder(Files.readString(segments), Files.readString(buyers));
    assertThat(keys("whole").get(0)).isEqualTo("policy default@" + records.get(0).getVersion());
    assertThat(keys("whole").get(1)).isEqualTo("plan shop@" + records.get(1).getVersion());

    assertThat(titles(publish("whole", "--accept-short-history"), "unchanged")).hasSize(4);
    Files.writeString(buyers, "segment: buyers\nwho: [{did: order_placed, times: 2}]\n");
    assertThat(titles(publish("whole", "--accept-short-history"), "published"))
        .as("who uses what was changed")
        .containsExactly("two");
    Files.writeString(policy, "policy: default\nholdout: 3%\n");
    assertThat(titles(publish("whole", "--accept-short-history"), "published"))
        .containsExactly("policy default");
    Path plan = folder.resolve("plan.yaml");
    String shop = Files.readString(plan);
    Files.writeString(plan, shop.replace("plan: shop", "plan: store"));
    assertThat(titles(publish("whole", "--accept-short-history"), "published"))
        .containsExactly("plan store");
    Files.writeString(plan, shop);
    assertThat(titles(publish("whole", "--accept-short-history"), "published"))
        .as("one is in force at a time, whatever it is called")
        .containsExactly("plan shop");
    assertThat(keys("whole")).hasSize(8);
  }

  @Test
  void aCampaignThatStaysWithWhatASegmentSaidIsNamed() throws IOException {
    kafka.createTopic("behind", 1, TimestampType.LOG_APPEND_TIME);
    Path segments = folder.resolve("segments.yaml");
    Files.writeString(segments, "segment: buyers\nwho: [{did: order_placed}]\n");
    Path two = folder.resolve("two.yaml");
    Files.writeString(two, CAMPAIGN.formatted("two") + "audience: [{in: buyers}]\n");
    assertThat(publish("behind", "--accept-short-history").exitCode()).isZero();
    Files.delete(two);
    Files.writeString(
        folder.resolve("one.yaml"), CAMPAIGN.formatted("one") + "audience: [{in: buyers}]\n");
    Called same = publish("behind", "--accept-short-history");
    assertThat(same.exitCode()).isZero();
    assertThat(same.err()).as("the segment says the same").doesNotContain("another segment");

    Files.writeString(segments, "segment: buyers\nwho: [{did: order_paid}]\n");
    Called called = publish("behind", "--accept-short-history");

    assertThat(titles(called, "published")).containsExactly("one");
    assertThat(called.err())
        .contains("The campaign two was published with another segment buyers, and keeps it;");
  }

  @Test
  void aSegmentAloneIsNothingToPublish() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "segment: buyers\nwho: [{did: order_placed}]\n");

    Called called = publish("none");

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("a segment goes with the campaigns that use it");
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
    return Called.publish(InstantSource.system(), folder, kafka, topic, more);
  }

  /** What a line of this kind is about. */
  private static List<String> titles(Called called, String what) {
    return called
        .out()
        .lines()
        .filter(line -> line.startsWith(what + "  "))
        .map(line -> line.split(" {2}")[1])
        .toList();
  }

  private static List<CampaignRecord> campaignRecords(String topic) throws IOException {
    List<CampaignRecord> read = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
      read.add(CampaignRecord.getDecoder().decode(record.value()));
    }
    return read;
  }

  private static List<String> keys(String topic) {
    return records(topic).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
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
