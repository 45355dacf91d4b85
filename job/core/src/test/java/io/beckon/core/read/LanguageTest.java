package io.beckon.core.read;

import static io.beckon.core.read.Spanless.NOWHERE;
import static io.beckon.core.read.Spanless.assertSame;
import static io.beckon.core.read.Spanless.ordered;
import static io.beckon.core.read.Spanless.text;
import static io.beckon.core.read.Spanless.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.AfterMatch;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Clause.Aggregate;
import io.beckon.core.model.Clause.Bound;
import io.beckon.core.model.Clause.Did;
import io.beckon.core.model.Clause.In;
import io.beckon.core.model.Clause.Message;
import io.beckon.core.model.Clause.When;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Policy.Cap;
import io.beckon.core.model.Policy.Then;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Segment;
import io.beckon.core.model.SequenceStep;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Setting.Given;
import io.beckon.core.model.Setting.Target;
import io.beckon.core.model.Setting.Worked;
import io.beckon.core.model.Since;
import io.beckon.core.model.Step;
import io.beckon.core.model.Step.Subscribe;
import io.beckon.core.model.Step.WaitFor;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import io.beckon.core.source.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example by which the language is defined is read as it is meant. */
class LanguageTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final LocalTime NINE = LocalTime.of(9, 0);

  @Test
  void theCompleteCampaign() {
    Campaign campaign = CampaignReaderTest.sound(LanguageExamples.CART_RECOVERY);

    assertSame(
        campaign,
        new Campaign(
            "cart-recovery",
            campaign.version(),
            Optional.of("Bring back shoppers who leave a cart"),
            Optional.of("lifecycle@example.com"),
            Category.MARKETING,
            Optional.of("offers"),
            50,
            List.of(new Trigger.OnEvent("cart_item_added", where("event.price >= 20"), NOWHERE)),
            Optional.of("cart_id"),
            WhileInside.RESTART,
            new Frequency.Always(),
            new Existing.Skip(),
            0.1,
            OptionalInt.of(3),
            OptionalInt.of(50_000),
            new InFlight.Finish(),
            Optional.of(
                new Clause.All(
                    List.of(
                        new Clause.Compare(text("profile.address.country == \"GB\"")),
                        new Clause.Not(
                            did("order_placed", Reach.within(Duration.ofHours(24)), Times.ONCE),
                            NOWHERE)),
                    NOWHERE)),
            Optional.of(
                new Goal(
                    "order_placed",
                    Optional.empty(),
                    Optional.of(Duration.ofDays(7)),
                    where("event.total"),
                    NOWHERE)),
            List.of(new Exit.OnEvent("account_closed", Optional.empty(), NOWHERE)),
            List.of(
                new Step.Wait(Duration.ofHours(1), NOWHERE),
                send("cart-first", List.of("email")),
                new Step.WaitSinceStart(Duration.ofHours(24), NOWHERE),
                new Step.Send(
                    "cart-second",
                    List.of("email"),
                    "cart-second",
                    Optional.of(
                        new Clause.Not(
                            did("support_ticket_opened", Reach.since(Since.START), Times.ONCE),
                            NOWHERE)),
                    Category.MARKETING,
                    Optional.of("offers"),
                    Optional.empty(),
                    Map.of(),
                    NOWHERE),
                new WaitFor(
                    new WaitFor.ByMessage(Message.Kind.CLICKED, "cart-second"),
                    Duration.ofHours(24),
                    List.of(new Step.Leave("clicked", NOWHERE)),
                    List.of(send("cart-push", List.of("push"))),
                    NOWHERE),
                new Step.Split(
                    "split-1", List.of(variant("five", 50, 5L), variant("ten", 50, 10L)), NOWHERE),
                new Step.WaitSinceStart(Duration.ofHours(72), NOWHERE),
                new Step.Send(
                    "cart-offer",
                    List.of("email", "sms"),
                    "cart-offer",
                    Optional.empty(),
                    Category.MARKETING,
                    Optional.of("offers"),
                    Optional.of(Duration.ofHours(6)),
                    Map.of(),
                    NOWHERE)),
            NOWHERE));
  }

  static Stream<Arguments> triggers() {
    return pairs(
        LanguageExamples.TRIGGERS,
        new Trigger.OnEvent("content_downloaded", where("event.kind == \"whitepaper\""), NOWHERE),
        new Trigger.OnCount(
            "product_viewed",
            Optional.empty(),
            3,
            Duration.ofDays(7),
            Optional.of("product_id"),
            Optional.of("order_placed"),
            NOWHERE),
        new Trigger.OnSilence(
            Duration.ofDays(30), NONE, List.of("page_viewed", "screen_viewed"), NOWHERE),
        new Trigger.OnSilence(
            Duration.ofDays(5), Optional.of("signed_up"), List.of("setup_done"), NOWHERE),
        new Trigger.OnSegment("high-value", true, NOWHERE),
        new Trigger.OnSegment("newsletter-readers", false, NOWHERE),
        new Trigger.OnDate(where("profile.birthday"), NONE, true, -3, NINE, NOWHERE),
        new Trigger.OnDate(Optional.empty(), Optional.of("order_placed"), true, 0, NINE, NOWHERE),
        new Trigger.OnItem(
            "price_dropped",
            "product_id",
            Optional.empty(),
            new Trigger.Watch(
                "product_viewed", Optional.empty(), Duration.ofDays(30), NONE, NOWHERE),
            NOWHERE),
        new Trigger.OnItem(
            "price_dropped",
            "product_id",
            where("event.price < event.seen.price"),
            new Trigger.Watch(
                "wished",
                where("event.list"),
                Duration.ofDays(30),
                Optional.of("unwished"),
                NOWHERE),
            NOWHERE),
        new Trigger.OnSequence(
            List.of(
                step("pricing_viewed", once(), false, NONE, NONE),
                step(
                    "contact_viewed",
                    new Times(Times.Kind.EXACTLY, 2),
                    false,
                    Optional.of("session_id"),
                    Optional.of("visits")),
                new SequenceStep.Absent(
                    "demo_booked", Optional.empty(), Optional.of(Duration.ofHours(2)), NOWHERE)),
            NONE,
            Duration.ofDays(7),
            AfterMatch.SKIP_TO_NEXT,
            NOWHERE),
        new Trigger.OnSequence(
            List.of(
                step("a", once(), false, NONE, Optional.of("one")),
                step("b", once(), true, NONE, NONE),
                step("c", new Times(Times.Kind.AT_LEAST, 2), false, NONE, NONE),
                new SequenceStep.Absent(
                    "d", where("event.x == matched.one.x"), Optional.empty(), NOWHERE),
                step("e", once(), false, NONE, NONE)),
            Optional.of("y"),
            Duration.ofDays(7),
            AfterMatch.SKIP_PAST_LAST,
            NOWHERE));
  }

  private static Times once() {
    return new Times(Times.Kind.EXACTLY, 1);
  }

  private static SequenceStep step(
      String event, Times times, boolean optional, Optional<String> same, Optional<String> as) {
    return new SequenceStep.Happens(event, Optional.empty(), times, optional, same, as, NOWHERE);
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void aTrigger(String written, Trigger meant) {
    Campaign campaign = CampaignReaderTest.sound(LanguageExamples.campaignWithTrigger(written));

    assertSame(campaign.triggers(), List.of(meant));
  }

  static Stream<Arguments> clauses() {
    Reach quarter = Reach.within(Duration.ofDays(90));
    Reach week = Reach.within(Duration.ofDays(7));
    Clause vip = new Clause.Compare(text("profile.vip"));
    Clause in = new In("high-value", NOWHERE);
    return pairs(
        LanguageExamples.CLAUSES,
        new Clause.Compare(text("profile.plan == \"pro\"")),
        new Did("order_placed", where("event.total > 50"), quarter, Times.ONCE, NOWHERE),
        did("login", week, new Times(Times.Kind.AT_LEAST, 3)),
        did("login", week, new Times(Times.Kind.AT_MOST, 2)),
        did("login", week, new Times(Times.Kind.EXACTLY, 1)),
        did("order_placed", Reach.since(Since.START), Times.ONCE),
        did("order_placed", Reach.since(Since.LAST_SEND), Times.ONCE),
        aggregate(Aggregate.Kind.SUM, "total", quarter, Bound.Kind.OVER, 500L),
        aggregate(Aggregate.Kind.MIN, "total", Reach.EVER, Bound.Kind.UNDER, 5L),
        aggregate(Aggregate.Kind.MAX, "total", Reach.EVER, Bound.Kind.OVER, 99.5),
        aggregate(Aggregate.Kind.LAST, "currency", Reach.EVER, Bound.Kind.EQUALS, "GBP"),
        aggregate(Aggregate.Kind.DISTINCT, "sku", Reach.EVER, Bound.Kind.EQUALS, 3L),
        new When(true, "order_placed", Optional.empty(), true, Duration.ofDays(365), NOWHERE),
        new When(false, "login", Optional.empty(), true, Duration.ofDays(30), NOWHERE),
        in,
        new Message(Message.Kind.RECEIVED, "welcome", Reach.within(Duration.ofDays(14)), NOWHERE),
        new Message(Message.Kind.OPENED, "welcome", Reach.EVER, NOWHERE),
        new Message(Message.Kind.CLICKED, "cart-second", Reach.EVER, NOWHERE),
        new Clause.Not(in, NOWHERE),
        new Clause.Any(List.of(vip, in), NOWHERE),
        new Clause.All(List.of(vip, in), NOWHERE),
        new Clause.All(List.of(vip, in), NOWHERE));
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void aClause(String written, Clause meant) {
    Campaign campaign = CampaignReaderTest.sound(LanguageExamples.campaignWithClause(written));

    assertSame(campaign.audience().orElseThrow(), meant);
  }

  static Stream<Arguments> steps() {
    Worked total = new Worked(text("trigger.total"));
    Step.WaitUntilDate trialEnds =
        new Step.WaitUntilDate(
            text("profile.trial_ends_at"), -3, Duration.ZERO, Optional.empty(), false, NOWHERE);
    return pairs(
        LanguageExamples.STEPS,
        new Step.Wait(Duration.ofHours(1), NOWHERE),
        new Step.WaitSinceStart(Duration.ofHours(24), NOWHERE),
        new Step.WaitUntilTime(NINE, EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), NOWHERE),
        trialEnds,
        new Step.WaitUntilDate(
            trialEnds.date(), -3, Duration.ZERO, Optional.empty(), true, NOWHERE),
        new WaitFor(
            new WaitFor.ByEvent("login", where("event.app")),
            Duration.ofHours(24),
            List.of(),
            List.of(),
            NOWHERE),
        new WaitFor(
            new WaitFor.ByMessage(Message.Kind.OPENED, "hello"),
            Duration.ofHours(24),
            List.of(),
            List.of(new Step.Leave("not opened", NOWHERE)),
            NOWHERE),
        new Step.Branch(
            List.of(
                new Step.Branch.Way(
                    did("login", Reach.since(Since.START), Times.ONCE), List.of(), NOWHERE)),
            List.of(),
            NOWHERE),
        new Step.Send(
            "b",
            List.of("email"),
            "a",
            Optional.of(new Clause.Compare(text("profile.vip"))),
            Category.TRANSACTIONAL,
            Optional.of("tips"),
            Optional.of(Duration.ofHours(6)),
            Map.of("subject", ordered("a", "Hello", "b", "Welcome")),
            NOWHERE),
        new Step.Call("sales", "sales", Optional.empty(), NOWHERE),
        new Step.Assign(
            List.of(
                new Setting(Target.PROFILE, "tier", new Given("gold"), NOWHERE),
                new Setting(Target.JOURNEY, "total", total, NOWHERE)),
            NOWHERE),
        new Step.Emit("offer_made", ordered("percent", new Given(5L), "total", total), NOWHERE),
        new Subscribe(Subscribe.Status.SUNSET, NONE, NOWHERE),
        new Subscribe(Subscribe.Status.SUBSCRIBED, Optional.of("offers"), NOWHERE),
        new Subscribe(Subscribe.Status.UNSUBSCRIBED, Optional.of("offers"), NOWHERE));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStep(String written, Step meant) {
    Campaign campaign = CampaignReaderTest.sound(LanguageExamples.campaignWithStep(written));

    assertSame(campaign.steps().get(0), meant);
  }

  static Stream<Arguments> existing() {
    return pairs(
        LanguageExamples.EXISTING,
        new Existing.Skip(),
        new Existing.Enter(),
        new Existing.Spread(Duration.ofDays(14)));
  }

  @ParameterizedTest
  @MethodSource("existing")
  void whatHappensToThoseWhoQualifyAlready(String written, Existing meant) {
    Campaign campaign = CampaignReaderTest.sound(LanguageExamples.campaignWithExisting(written));

    assertThat(campaign.existing()).isEqualTo(meant);
  }

  @Test
  void aSegment() {
    Reading reading = sound(LanguageExamples.SEGMENT);

    assertThat(reading.segments()).hasSize(1);
    Segment segment = reading.segments().get(0);
    assertSame(
        segment,
        new Segment(
            "high-value",
            segment.version(),
            new Clause.All(
                List.of(
                    aggregate(
                        Aggregate.Kind.SUM,
                        "total",
                        Reach.within(Duration.ofDays(90)),
                        Bound.Kind.OVER,
                        500L)),
                NOWHERE),
            NOWHERE));
    assertThat(segment.span()).hasToString("a.yaml:1:10");
  }

  @Test
  void aPolicy() {
    Policy policy = sound(LanguageExamples.POLICY).policy().orElseThrow();

    assertSame(
        policy,
        new Policy(
            "default",
            policy.version(),
            ZoneId.of("Europe/London"),
            Map.of("email", false, "sms", true, "push", true),
            Optional.of(
                new Policy.QuietHours(
                    LocalTime.of(21, 0), LocalTime.of(8, 0), Then.HOLD, Set.of("push", "sms"))),
            List.of(
                new Cap(2, Duration.ofHours(48), NONE, Optional.empty(), Then.HOLD, NOWHERE),
                new Cap(
                    1,
                    Duration.ofDays(7),
                    Optional.of("sms"),
                    Optional.empty(),
                    Then.DROP,
                    NOWHERE)),
            List.of("offers", "tips", "newsletter"),
            List.of("announcements"),
            0.02,
            Map.of(
                "sales",
                new Policy.Destination(
                    "https://crm.example/hooks/beckon", Optional.of("SALES_KEY"))),
            Set.of("qa-1"),
            NOWHERE));
  }

  @Test
  void aPlan() {
    assertThat(sound(LanguageExamples.PLAN).plan().orElseThrow().events())
        .containsOnlyKeys("order_placed");
  }

  @Test
  void allOfThemInOneFile() {
    Reading reading =
        sound(
            String.join(
                "---\n",
                LanguageExamples.CART_RECOVERY,
                LanguageExamples.SEGMENT,
                LanguageExamples.POLICY,
                LanguageExamples.PLAN));

    assertThat(reading.campaigns()).hasSize(1);
    assertThat(reading.segments()).hasSize(1);
    assertThat(reading.policy()).isPresent();
    assertThat(reading.plan()).isPresent();
  }

  private static Reading sound(String text) {
    Reading reading = CampaignReaderTest.read(text);
    assertThat(reading.problems()).map(Problem::render).isEmpty();
    return reading;
  }

  private static Stream<Arguments> pairs(List<String> written, Object... meant) {
    assertThat(written).hasSameSizeAs(meant);
    return IntStream.range(0, meant.length).mapToObj(i -> Arguments.of(written.get(i), meant[i]));
  }

  private static Did did(String event, Reach reach, Times times) {
    return new Did(event, Optional.empty(), reach, times, NOWHERE);
  }

  private static Aggregate aggregate(
      Aggregate.Kind kind, String property, Reach reach, Bound.Kind bound, Object value) {
    return new Aggregate(
        kind, "order_placed", property, Optional.empty(), reach, new Bound(bound, value), NOWHERE);
  }

  private static Step.Send send(String template, List<String> channels) {
    return new Step.Send(
        template,
        channels,
        template,
        Optional.empty(),
        Category.MARKETING,
        Optional.of("offers"),
        Optional.empty(),
        Map.of(),
        NOWHERE);
  }

  private static Step.Split.Variant variant(String name, int weight, long percent) {
    return new Step.Split.Variant(
        name,
        weight,
        List.of(new Setting(Target.JOURNEY, "percent", new Given(percent), NOWHERE)),
        List.of(),
        NOWHERE);
  }
}
