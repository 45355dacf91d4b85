package io.beckon.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.core.catalog.Control;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.wire.DeadLetters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs the campaigns says of them, as the topic holds it. */
@Tag("slow")
class ControlCommandsTest {

  private static final String CAMPAIGN =
      "campaign: %s\ntrigger: {event: a}\nsteps: [{send: email, template: %s}]\n";

  /** Behind the lead of what was just said. */
  private static final InstantSource LATER =
      InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));

  private static LocalKafka kafka;

  @TempDir Path folder;

  private String topic;

  @BeforeAll
  static void aBroker() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @BeforeEach
  void aTopicWithTwoCampaigns(TestInfo test) throws IOException {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.createTopic(topic, 1, TimestampType.LOG_APPEND_TIME);
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "hello"));
    Files.writeString(folder.resolve("two.yaml"), CAMPAIGN.formatted("two", "hello"));
    run("publish", folder);
  }

  @Test
  void pausesAndResumes() {
    Called paused = run("pause", "one", "--reason", "wrong price");
    assertThat(paused.exitCode()).as(paused.err()).isZero();
    assertThat(paused.out()).isEqualTo("paused  one  as soon as the job's lead is over\n");
    assertThat(says()).containsExactly("PAUSE one: wrong price");

    Called again = run("pause", "one");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).matches("beckon: one is paused already, since \\S+: wrong price\\.\n");

    assertThat(run("resume", "one").out()).startsWith("resumed  one");
    assertThat(run("resume", "one").err()).isEqualTo("beckon: one is not paused.\n");
    assertThat(says()).containsExactly("PAUSE one: wrong price", "RESUME one: ");
  }

  @Test
  void aPauseThatIsAskedForLaterIsNoneUntilThen() {
    run("pause", "one", "--effective-from", Instant.now().plus(Duration.ofDays(1)));

    assertThat(run("pause", "one").exitCode()).isZero();
    assertThat(run("resume", "two").err()).contains("two is not paused");
  }

  @Test
  void aCampaignThatIsNotThereIsToldWithTheNearest() {
    assertThat(run("pause", "on").err())
        .isEqualTo("beckon: There is no campaign on in " + topic + "; did you mean one?\n");
    assertThat(run("end", "completely-else").err())
        .isEqualTo("beckon: There is no campaign completely-else in " + topic + ".\n");
    assertThat(says()).isEmpty();
  }

  @Test
  void haltsThemAllAndLiftsIt() {
    assertThat(run("halt").exitCode()).as("says whether all").isEqualTo(2);
    assertThat(run("halt", "--all").out()).startsWith("halted  all campaigns");
    assertThat(run("halt", "--all").err()).contains("All campaigns are halted already, since ");
    assertThat(run("resume", "one").err())
        .isEqualTo(
            "beckon: one is not paused; all campaigns are halted, which `beckon resume --all`"
                + " lifts.\n");
    assertThat(run("resume", "--all").out()).startsWith("resumed  all campaigns");
    assertThat(run("resume", "--all").err()).isEqualTo("beckon: Campaigns are not halted.\n");
    assertThat(says()).containsExactly("PAUSE *: ", "RESUME *: ");
  }

  @Test
  void endsACampaignAndPublishBringsItBack() {
    assertThat(run("end", "one", "--in-flight", "swim").exitCode()).isEqualTo(2);
    assertThat(run("end", "one", "--in-flight", "stop").out()).startsWith("ended  one");
    assertThat(controls().get(0).said().control().inFlight().orElseThrow().toString())
        .startsWith("Stop");
    assertThat(run("end", "one").err()).isEqualTo("beckon: one has ended already.\n");
    assertThat(run("resume", "one").err()).contains("it has ended, and `beckon rollback`");

    Called back = run("publish", folder);

    assertThat(back.out().lines())
        .anyMatch(line -> line.startsWith("published  one"))
        .anyMatch(line -> line.startsWith("unchanged  two"));
    assertThat(says()).containsExactly("END one: ", "ROLLBACK one: published again");
    assertThat(run("publish", folder).out()).doesNotContain("published");
  }

  @Test
  void rollsBackToAVersionByItsFirstLetters() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "worse"));
    run("publish", folder);
    List<String> versions = versions("one");
    assertThat(versions).hasSize(2);

    assertThat(run("rollback", "one", versions.get(1)).err())
        .isEqualTo("beckon: one stands at version " + versions.get(1) + " already.\n");
    assertThat(run("rollback", "one", "xyz").err())
        .isEqualTo(
            "beckon: No version of one is called xyz. It has, the latest last: "
                + String.join(", ", versions)
                + ".\n");
    Called back = run("rollback", "one", versions.get(0).substring(0, 7));

    assertThat(back.out()).startsWith("rolled back  one  " + versions.get(0));
    assertThat(controls().get(0).said().control().version()).isEqualTo(versions.get(0));
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "hello"));
    assertThat(run("publish", folder).out()).as("it stands").doesNotContain("published");
    assertThat(keys()).as("each under a key of its own").doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoLongerAmongTheFilesIsEndedOnlyWhereAskedFor() throws IOException {
    Files.delete(folder.resolve("two.yaml"));
    run("publish", folder);
    assertThat(says()).isEmpty();

    Called pruned = run("publish", folder, "--prune");

    assertThat(pruned.out().lines())
        .anyMatch(line -> line.startsWith("unchanged  one"))
        .contains("ended  two");
    assertThat(says()).containsExactly("END two: pruned");
    assertThat(run("publish", folder, "--prune").out()).doesNotContain("ended");
  }

  /** Who names a policy alone does not mean to end every campaign. */
  @Test
  void prunesNothingWhereThereIsNoCampaignAmongTheFiles() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "policy: default\n");

    Called refused = run("publish", policy, "--prune");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("beckon: --prune would end every campaign");
    assertThat(says()).isEmpty();
  }

  @Test
  void whatTakesForceLaterIsNotUndoneWithoutAWord() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "later"));
    Instant later = Instant.now().plus(Duration.ofDays(1));
    run("publish", folder, "--effective-from", later);

    assertThat(run("end", "one").err())
        .startsWith(
            "beckon: one has a change that takes force only at "
                + later.toString().substring(0, 13));
    assertThat(run("end", "one", "--effective-from", later.plusSeconds(60)).exitCode()).isZero();
  }

  @Test
  void aPolicyThatComesBackLeavesItsFirstRecord() throws IOException {
    Path policy = folder.resolve("policy.yaml");
    for (String zone : List.of("UTC", "Europe/London", "UTC", "UTC")) {
      Files.writeString(policy, "policy: default\ntimezone: " + zone + "\n");
      run("publish", folder);
    }

    assertThat(changes().stream().filter(change -> change.kind() == ChangeKind.POLICY))
        .as("the last one stood already")
        .hasSize(3);
    assertThat(keys()).doesNotHaveDuplicates();
  }

  @Test
  void listsWhatStandsAndHow() {
    run("pause", "one", "--reason", "wrong price");
    run("end", "two");

    assertThat(run("list").out())
        .matches(
            "one {25}[0-9a-f]{16}  in force since [-0-9]{10} [:0-9]{8}"
                + "  paused since \\S+: wrong price\n"
                + "two {25}ended\n");
    run("halt", "--all");
    assertThat(run("list").out()).startsWith("all campaigns are halted since ");
  }

  @Test
  void tellsWhatWasDoneToACampaign() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "other"));
    run("publish", folder);
    run("pause", "one", "--reason", "wrong price");
    run("resume", "one");
    run("rollback", "one", versions("one").get(0));
    run("halt", "--all");
    run("end", "one", "--in-flight", "stop");

    assertThat(run("history", "one").out().lines())
        .map(line -> line.replaceFirst("[-0-9]{10} [:0-9]{8}  ", "").replaceFirst("  /.*", ""))
        .containsExactly(
            "published " + versions("one").get(0),
            "published " + versions("one").get(1),
            "paused: wrong price",
            "resumed",
            "rolled back to " + versions("one").get(0),
            "all campaigns halted",
            "ended, running journeys stopped");
    assertThat(run("history", "on").err())
        .isEqualTo("beckon: There is no campaign on in " + topic + "; did you mean one?\n");
  }

  @Test
  void plansWhatAPublishWouldChange() throws IOException {
    assertThat(run("plan", folder).out()).isEqualTo("Nothing would change: all of it stands.\n");
    Files.writeString(folder.resolve("one.yaml"), CAMPAIGN.formatted("one", "other"));
    Files.writeString(folder.resolve("three.yaml"), CAMPAIGN.formatted("three", "hello"));
    Files.writeString(
        folder.resolve("events.jsonl"),
        "{\"type\":\"track\",\"event\":\"a\",\"userId\":\"ann\","
            + "\"timestamp\":\"2025-03-01T10:00:00Z\"}\n");

    Called planned = run("plan", folder, "--events", folder.resolve("events.jsonl"));

    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(planned.out().lines())
        .anyMatch(line -> line.matches("one  [0-9a-f]{16} -> [0-9a-f]{16}"))
        .anyMatch(line -> line.matches("three  new, [0-9a-f]{16}"))
        .noneMatch(line -> line.startsWith("two  "))
        .contains("  gained  ann  hello  2025-03-01 10:00:00")
        .as("the cap of two messages in 48 h leaves no room for the third campaign")
        .containsSubsequence("two", "  messages                         1 -> 0  1 lost");
    assertThat(run("list").out()).as("nothing was written").doesNotContain("three");
    assertThat(run("plan").exitCode()).isEqualTo(2);
  }

  @Test
  void plansWhatAPublishWouldRefuseSinceHistoryIsNotKnown() throws IOException {
    Files.writeString(
        folder.resolve("four.yaml"),
        CAMPAIGN.formatted("four", "hello") + "audience: [{did: seen, within: 90d}]\n");

    assertThat(run("plan", folder).out())
        .contains("publish refuses  four: no history of `seen` is known; this asks for 90 d");
    assertThat(run("publish", folder).err()).contains("four: no history of `seen` is known");
  }

  @Test
  void plansHowManyEnterSinceTheyQualifyAlready() throws IOException {
    Files.writeString(
        folder.resolve("pros.yaml"),
        """
        segment: pros
        who: [profile.plan == "pro"]
        ---
        campaign: pros
        trigger: {enters: pros}
        existing: {enter: spread, over: 3d}
        steps: [{send: email, template: hello}]
        """);
    String identify =
        "{\"type\":\"identify\",\"userId\":\"%s\",\"traits\":{\"plan\":\"%s\"},"
            + "\"timestamp\":\"2025-03-0%dT10:00:00Z\"}\n";
    Files.writeString(
        folder.resolve("events.jsonl"),
        identify.formatted("ann", "pro", 1)
            + identify.formatted("bob", "pro", 2)
            + identify.formatted("eve", "free", 3)
            + identify.formatted("bob", "free", 4)
            + identify.formatted("zoe", "pro", 5));

    Called planned = run("plan", folder, "--events", folder.resolve("events.jsonl"));

    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(planned.out())
        .contains("pros: 2 of the log's users qualify already and would enter\n");
  }

  private Called run(Object... arguments) {
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--topic", topic));
    return Called.beckon(LATER, all.toArray());
  }

  private List<String> says() {
    return controls().stream()
        .map(CampaignChange::said)
        .map(
            said -> {
              Control control = said.control();
              return control.verb() + " " + control.campaign() + ": " + said.reason();
            })
        .toList();
  }

  private List<CampaignChange> controls() {
    return changes().stream().filter(change -> change.said() != null).toList();
  }

  private List<String> versions(String campaign) {
    return changes().stream()
        .filter(change -> change.said() == null && change.id().equals(campaign))
        .map(CampaignChange::version)
        .toList();
  }

  private List<CampaignChange> changes() {
    CampaignRecords records = new CampaignRecords(PublishedVersions.LEAD);
    DeadLetters.Place place = new DeadLetters.Place(topic, 0, 0, 0);
    return records().stream()
        .map(record -> records.read(record.value(), place))
        .map(read -> ((CampaignRecords.Published) read).change())
        .toList();
  }

  private List<String> keys() {
    return records().stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
