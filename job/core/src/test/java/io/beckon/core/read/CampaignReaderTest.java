package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Step;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a campaign file means, as a model. What is wrong with files: {@code ProblemsTest}. */
class CampaignReaderTest {

  static final String FULL =
      """
      campaign: growth:cart-recovery
      description: Bring back shoppers who leave a cart
      owner: lifecycle@example.com
      category: marketing
      topic: offers
      priority: 60
      trigger: {event: cart_item_added, where: event.price >= 20}
      per: cart_id
      while_inside: restart
      frequency: 7d
      audience:
        - profile.address.country == "GB"
        - not: {did: order_placed, within: 24h}
      goal: {event: order_placed, where: event.total > 0, within: 7d, value: event.total}
      exit:
        - {event: account_closed, where: event.reason != "test"}
        - {did: complaint_filed, times: {exactly: 2}}
      steps:
        - wait: 1h
        - send: email
          template: cart-first
        - wait: {since_start: 24h}
        - send: email
          template: cart-second
          id: second
          category: transactional
          topic: orders
          expires_after: 6h
          when: {any: [profile.plan == "pro", {all: [{did: login, times: {at_most: 2}}]}]}
      """;

  @Test
  void aFullCampaign() {
    Campaign campaign = sound(FULL);

    assertThat(campaign.id()).isEqualTo("growth:cart-recovery");
    assertThat(campaign.span()).hasToString("a.yaml:1:11");
    assertThat(campaign.description()).contains("Bring back shoppers who leave a cart");
    assertThat(campaign.owner()).contains("lifecycle@example.com");
    assertThat(campaign.category()).isEqualTo(Category.MARKETING);
    assertThat(campaign.topic()).contains("offers");
    assertThat(campaign.priority()).isEqualTo(60);
    assertThat(campaign.per()).contains("cart_id");
    assertThat(campaign.whileInside()).isEqualTo(WhileInside.RESTART);
    assertThat(campaign.frequency()).isEqualTo(new Frequency.AtMostEvery(Duration.ofDays(7)));
  }

  @Test
  void whatStartsIt() {
    Trigger.OnEvent trigger = (Trigger.OnEvent) sound(FULL).triggers().get(0);

    assertThat(trigger.event()).isEqualTo("cart_item_added");
    assertThat(trigger.where()).map(ExpressionText::text).contains("event.price >= 20");
    assertThat(trigger.span()).hasToString("a.yaml:7:10");
  }

  @Test
  void anyOfSeveralTriggers() {
    List<Trigger> triggers =
        sound(minimal("trigger: [{event: a}, {event: Order Completed, where: event.total > 5}]"))
            .triggers();

    assertThat(triggers)
        .map(trigger -> ((Trigger.OnEvent) trigger).event())
        .containsExactly("a", "Order Completed");
  }

  @Test
  void whoQualifies() {
    Clause.All audience = (Clause.All) sound(FULL).audience().orElseThrow();

    assertThat(audience.clauses()).hasSize(2);
    assertThat(((Clause.Compare) audience.clauses().get(0)).expression().text())
        .isEqualTo("profile.address.country == \"GB\"");
    Clause.Did did = (Clause.Did) ((Clause.Not) audience.clauses().get(1)).clause();
    assertThat(did.event()).isEqualTo("order_placed");
    assertThat(did.reach().within()).contains(Duration.ofHours(24));
    assertThat(did.times()).isEqualTo(Times.ONCE);
  }

  @Test
  void anAudienceOfOneClauseNeedsNoList() {
    assertThat(sound(minimal("audience: profile.vip")).audience())
        .get()
        .isInstanceOf(Clause.Compare.class);
  }

  @Test
  void whatEndsIt() {
    Campaign campaign = sound(FULL);

    Goal goal = campaign.goal().orElseThrow();
    assertThat(goal.event()).isEqualTo("order_placed");
    assertThat(goal.where()).map(ExpressionText::text).contains("event.total > 0");
    assertThat(goal.within()).contains(Duration.ofDays(7));
    assertThat(goal.value()).map(ExpressionText::text).contains("event.total");

    Exit.OnEvent event = (Exit.OnEvent) campaign.exits().get(0);
    assertThat(event.event()).isEqualTo("account_closed");
    assertThat(event.where()).map(ExpressionText::text).contains("event.reason != \"test\"");
    Exit.OnCondition condition = (Exit.OnCondition) campaign.exits().get(1);
    assertThat(((Clause.Did) condition.condition()).times())
        .isEqualTo(new Times(Times.Kind.EXACTLY, 2));
  }

  @Test
  void anExitIsAnEventOrAClause() {
    assertThat(sound(minimal("exit: {event: a}")).exits())
        .singleElement()
        .isInstanceOf(Exit.OnEvent.class);
    assertThat(sound(minimal("exit: profile.closed")).exits())
        .singleElement()
        .isInstanceOf(Exit.OnCondition.class);
    assertThat(sound(minimal("exit: {any: [profile.closed, {did: left}]}")).exits())
        .singleElement()
        .isInstanceOf(Exit.OnCondition.class);
  }

  @Test
  void whatHappens() {
    List<Step> steps = sound(FULL).steps();

    assertThat(steps).hasSize(4);
    assertThat(((Step.Wait) steps.get(0)).duration()).isEqualTo(Duration.ofHours(1));
    assertThat(((Step.WaitSinceStart) steps.get(2)).duration()).isEqualTo(Duration.ofHours(24));
    Step.Send second = (Step.Send) steps.get(3);
    assertThat(second.id()).isEqualTo("second");
    assertThat(second.channels()).containsExactly("email");
    assertThat(second.template()).isEqualTo("cart-second");
    assertThat(second.category()).isEqualTo(Category.TRANSACTIONAL);
    assertThat(second.topic()).contains("orders");
    assertThat(second.expiresAfter()).contains(Duration.ofHours(6));
    assertThat(second.when()).get().isInstanceOf(Clause.Any.class);
    assertThat(second.span()).hasToString("a.yaml:23:5");
  }

  @Test
  void aSendHasFromItsCampaignWhatItDoesNotSay() {
    Step.Send first = (Step.Send) sound(FULL).steps().get(1);

    assertThat(first.id()).isEqualTo("cart-first");
    assertThat(first.category()).isEqualTo(Category.MARKETING);
    assertThat(first.topic()).contains("offers");
    assertThat(first.expiresAfter()).isEmpty();
    assertThat(first.when()).isEmpty();
  }

  @Test
  void whatACampaignDoesNotSay() {
    Campaign campaign = sound(minimal(""));

    assertThat(campaign.category()).isEqualTo(Category.MARKETING);
    assertThat(campaign.priority()).isEqualTo(50);
    assertThat(campaign.whileInside()).isEqualTo(WhileInside.IGNORE);
    assertThat(campaign.frequency()).isEqualTo(new Frequency.Once());
    assertThat(campaign.existing()).isEqualTo(new Existing.Skip());
    assertThat(campaign.control()).isZero();
    assertThat(campaign.perUserLimit()).isEmpty();
    assertThat(campaign.exits()).isEmpty();
    assertThat(
            Arrays.asList(
                campaign.description(),
                campaign.owner(),
                campaign.topic(),
                campaign.per(),
                campaign.audience(),
                campaign.goal()))
        .containsOnly(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"0s, PT0S", "90s, PT1M30S", "15m, PT15M", "36h, PT36H", "7d, PT168H", "2w, PT336H"})
  void durations(String written, Duration meant) {
    Campaign campaign = sound(minimal("").replace("wait: 1h", "wait: " + written));

    assertThat(((Step.Wait) campaign.steps().get(0)).duration()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "1.0", "2024-01-01", "0x1F", "1e3", "yes", "0o17"})
  void yamlDoesNotGuessWhatANameIs(String name) {
    assertThat(sound(minimal("topic: " + name)).topic()).contains(name);
  }

  @Test
  void aliasesStandForWhatTheyName() {
    Clause.All audience =
        (Clause.All)
            sound(minimal("audience: [&vip {did: login, within: 7d}, {not: *vip}]"))
                .audience()
                .orElseThrow();

    assertThat(((Clause.Not) audience.clauses().get(1)).clause())
        .isEqualTo(audience.clauses().get(0));
  }

  @Test
  void aFileMayHoldSeveralCampaigns() {
    Reading reading =
        read("---\n" + minimal("") + "---\n" + minimal("").replace("small", "other") + "---\n");

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.campaigns()).map(Campaign::id).containsExactly("small", "other");
  }

  @Test
  void aBrokenCampaignDoesNotHideTheOthers() {
    Reading reading =
        CampaignReader.read(
            List.of(
                new SourceText("a.yaml", minimal("priority: high")),
                new SourceText("b.yaml", "a: [\n"),
                new SourceText("c.yaml", minimal("").replace("small", "other"))));

    assertThat(reading.campaigns()).map(Campaign::id).containsExactly("other");
    assertThat(reading.problems())
        .map(problem -> problem.span().source().name())
        .containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void anIdBelongsToOneCampaignOverAllFiles() {
    Reading reading =
        CampaignReader.read(
            List.of(new SourceText("a.yaml", minimal("")), new SourceText("b.yaml", minimal(""))));

    assertThat(reading.campaigns()).isEmpty();
    assertThat(reading.problems())
        .singleElement()
        .extracting(Problem::render)
        .isEqualTo(
            """
            b.yaml:1:11: two campaigns are called `small`; the other one is at a.yaml:1:11
              campaign: small
                        ^^^^^
              an id stands for one campaign, over all files: give one of them another id
            """);
  }

  @Test
  void nothingIsReadFromNoFiles() {
    assertThat(CampaignReader.read(List.of()))
        .isEqualTo(
            new Reading(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of()));
  }

  /** The smallest campaign, with lines of its own; a key among them replaces the one here. */
  static String minimal(String lines) {
    String trigger = lines.startsWith("trigger:") ? "" : "trigger: {event: signed_up}\n";
    return "campaign: small\n"
        + trigger
        + (lines.isEmpty() ? "" : lines + "\n")
        + "steps:\n  - wait: 1h\n  - {send: email, template: hello}\n";
  }

  static Campaign sound(String text) {
    Reading reading = read(text);
    assertThat(reading.problems()).map(Problem::render).isEmpty();
    assertThat(reading.campaigns()).hasSize(1);
    return reading.campaigns().get(0);
  }

  static Reading read(String text) {
    return CampaignReader.read(List.of(new SourceText("a.yaml", text)));
  }
}
