package io.beckon.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.source.SourceText;
import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.ChangeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is published is held against what stands in the topic. The clock of the command may run
 * ahead.
 */
@Tag("slow")
class PublishIntoTopicTest {

  private static final String ORDERS = "{did: order_placed, within: 90d}";
  private static final String PLAN =
      "plan: shop\nevents: {a: {}, order_placed: {keep: 60d, properties: {total: number}}}\n";

  private static LocalKafka kafka;

  @TempDir Path folder;

  private final Instant now = Instant.now();
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
  void aTopic(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.createTopic(topic, 1, TimestampType.LOG_APPEND_TIME);
  }

  @Test
  void refusesACampaignThatAsksForMoreHistoryThanIsKnown() throws IOException {
    campaign("one", "{did: a, since: start}");
    campaign("two", ORDERS, "{did: order_placed, within: 7d}", "{sum: a.b, over: 5}");

    Called called = publish(0);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err().lines())
        .containsExactly(
            "two: no history of `a` is known; this asks for all there ever was",
            "two: no history of `order_placed` is known; this asks for 90 d and is exact from "
                + TimeWords.minute(now.plus(PublishedVersions.LEAD).plus(days(90)).toEpochMilli()),
            "Nothing was published.",
            "  --accept-short-history publishes all the same. What the tracking plan keeps"
                + " (`keep: 90d`), campaigns of tomorrow know.");
    Files.delete(folder.resolve("two.yaml"));
    assertThat(publish(0).out()).as("all or none").startsWith("published  one");
  }

  @Test
  void goesOnWhereItIsToldTo() throws IOException {
    campaign("two", ORDERS);

    Called called = publish(0, "--accept-short-history");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).startsWith("published  two  ").hasLineCount(1);
    assertThat(called.err())
        .startsWith("warning: two: no history of `order_placed` is known; this asks for 90 d")
        .hasLineCount(1);
    Called again = publish(0);
    assertThat(again.exitCode()).as("it stands").isZero();
    assertThat(again.err()).isEmpty();
  }

  @Test
  void whatACampaignAskedForIsKnownToTheNext() throws IOException {
    campaign("first", ORDERS);
    publish(0, "--accept-short-history");
    campaign("second", ORDERS, "profile.plan == \"pro\"");

    assertThat(publish(50).err())
        .startsWith("second: history of `order_placed` is known since ")
        .contains(" UTC; this asks for 90 d and is exact from ");
    assertThat(publish(0, "--effective-from", now.plus(days(89)).toString()).exitCode())
        .isEqualTo(1);
    Called later = publish(0, "--effective-from", now.plus(days(91)).toString());
    assertThat(later.exitCode()).as(later.err()).isZero();
  }

  @Test
  void whereAllIsAskedThatThereEverWasItIsSaidSinceWhenItIsKnown() throws IOException {
    campaign("first", "{did: order_placed}");
    publish(0, "--accept-short-history");
    campaign("second", "{not: {did: order_placed}}");

    Called called = publish(1);

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .containsPattern("(?m)^known  second  history of `order_placed` is known since .* UTC$");
  }

  @Test
  void whatAPlanKeepsIsKnownLaterAndNotToday() throws IOException {
    Files.writeString(folder.resolve("plan.yaml"), PLAN);
    campaign("two", "{sum: order_placed.total, within: 30d, over: 500}");
    Called together = publish(0);
    assertThat(together.exitCode()).isEqualTo(1);
    assertThat(together.err())
        .contains("the plan among these files begins with it when it is in force");
    Files.move(folder.resolve("two.yaml"), folder.resolve("two"));
    publish(0);
    Files.move(folder.resolve("two"), folder.resolve("two.yaml"));

    assertThat(publish(29).exitCode()).isEqualTo(1);
    assertThat(publish(31).exitCode()).isZero();
  }

  @Test
  void silenceIsSaidAsItReads() throws IOException {
    Files.writeString(
        folder.resolve("asleep.yaml"),
        "campaign: asleep\ntrigger: {inactive: 30d}\nsteps: [{send: email, template: hi}]\n");

    assertThat(publish(0).err())
        .startsWith("asleep: no history of any event is known; this asks for 30 d and is exact ");
  }

  @Test
  void filesWithoutAPlanOrAPolicyAreHeldAgainstThoseThatStand() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, PLAN + "---\npolicy: default\ntopics: [tips]\n");
    assertThat(publish(0).exitCode()).isZero();
    Files.delete(rules);
    campaign("one", "{did: order_placed, where: event.totl > 5, since: start}");
    Files.writeString(
        folder.resolve("two.yaml"),
        "campaign: two\ntopic: offers\ntrigger: {event: a}\nsteps: [{send: email, template: b}]\n");

    Called called = publish(0);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains("one.yaml:3:", "`totl` is no property of `order_placed`")
        .contains("two.yaml:1:", "`offers` is no topic of the policy")
        .contains("2 problems", "Nothing was published.")
        .doesNotContain("rules.yaml");
  }

  @Test
  void aCampaignThatANewPlanHasSomethingAgainstIsNamed() throws IOException {
    campaign("one", "{did: order_placed, where: event.total > 5, since: start}");
    publish(0);
    Files.delete(folder.resolve("one.yaml"));
    Files.writeString(folder.resolve("plan.yaml"), PLAN.replace("total:", "amount:"));

    Called called = publish(0);

    assertThat(called.out()).startsWith("published  plan shop  ");
    assertThat(called.err())
        .startsWith(
            "The campaign one is not among the files, and does not keep to this plan: `total` is no"
                + " property of `order_placed`. It goes on as it was published.")
        .hasLineCount(1);
    assertThat(publish(0).err()).as("it stands").isEmpty();
  }

  @Test
  void aBrokenTextInTheTopicStopsNobody() throws IOException {
    Publishable broken =
        new Publishable(
            ChangeKind.PLAN, "shop", "abc", new SourceText("plan.yaml", "plan: [\n"), List.of());
    try (CampaignPublisher publisher =
        new CampaignPublisher(Brokers.at(kafka.bootstrapServers(), null), topic)) {
      publisher.publish(List.of(CampaignEntry.of(broken, null)));
    }
    campaign("one", "{did: whatever, since: start}");

    Called called = publish(0);

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).startsWith("published  one  ");
    assertThat(called.err())
        .startsWith("plan shop@abc stands in " + topic + " and cannot be used;")
        .hasLineCount(1);
  }

  @Test
  void theLeadIsThatOfAJobThatSaysNoOther() {
    assertThat(JobOptions.CAMPAIGN_LEAD.defaultText())
        .contains(PublishedVersions.LEAD.toSeconds() + "s");
  }

  private void campaign(String id, String... clauses) throws IOException {
    Files.writeString(
        folder.resolve(id + ".yaml"),
        "campaign: "
            + id
            + "\ntrigger: {event: a}\naudience: ["
            + String.join(", ", clauses)
            + "]\nsteps: [{send: email, template: hello}]\n");
  }

  /** So many days from now. */
  private Called publish(int day, String... more) {
    return Called.publish(() -> now.plus(days(day)), folder, kafka, topic, more);
  }

  private static Duration days(int number) {
    return Duration.ofDays(number);
  }
}
