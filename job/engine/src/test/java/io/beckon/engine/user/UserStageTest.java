package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.core.catalog.Control;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Said;
import io.beckon.engine.user.StageHarness.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Flink does around the core, and what must come of it. */
class UserStageTest {

  private static final long START = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final CampaignChange CART =
      campaign(
          "cart",
          """
          trigger: {event: cart}
          frequency: always
          goal: {event: order}
          steps:
            - wait: 1h
            - send: email
              template: first
            - wait: {since_start: 24h}
            - send: email
              template: second
          """);

  private StageHarness stage;
  private int events;

  @AfterEach
  void close() throws Exception {
    if (stage != null) {
      stage.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartAfterEveryEntryChangesNothing(Backend backend) throws Exception {
    List<LoggedEvent> log =
        List.of(
            event("cart", "ann", 0),
            event("cart", "bob", 10 * MINUTE),
            event("order", "bob", 40 * MINUTE),
            event("cart", "ann", 90 * MINUTE),
            event("order", "ann", 30 * HOUR));
    BareCore core = new BareCore(TimeRules.DEFAULT, List.of(CART));
    log.forEach(core::apply);
    core.advance(START + 40 * DAY);

    stage = stage(backend, CART);
    for (LoggedEvent event : log) {
      stage.apply(event);
      stage.snapshotAndRestore();
      stage.advance(event.logTime());
      stage.snapshotAndRestore();
    }
    stage.advance(START + 40 * DAY);

    assertThat(byUser(stage.effects())).isEqualTo(byUser(core.effects()));
  }

  @ParameterizedTest
  @EnumSource
  void moreAndFewerWorkersTakeOverJourneysAndWakeUps(Backend backend) throws Exception {
    stage = stage(backend, CART);
    for (int user = 0; user < 30; user++) {
      stage.apply(event("cart", "user-" + user, user));
    }
    stage.snapshotAndRestore(2);
    assertThat(stage.pendingWakeUps()).isEqualTo(30);
    stage.advance(START + 2 * HOUR);
    assertThat(sends()).hasSize(30);

    stage.snapshotAndRestore(1);
    assertThat(stage.pendingWakeUps()).isEqualTo(30);
    stage.advance(START + 2 * DAY);

    assertThat(sends()).hasSize(60).doesNotHaveDuplicates();
    assertThat(sends().stream().map(SendCommand::commandId)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void wakeUpsDoNotPileUp(Backend backend) throws Exception {
    stage =
        stage(
            backend,
            campaign("soon", restarted("1h")),
            // Moves on with each event, and comes before what tidies up.
            campaign("later", restarted("2d")),
            campaign("much-later", restarted("30d")));
    for (int i = 0; i < 400; i++) {
      long at = i * 6 * HOUR;
      stage.advance(START + at);
      stage.apply(event("cart", "ann", at));
      assertThat(stage.pendingWakeUps()).isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfTheInputIsNoTime(Backend backend) throws Exception {
    stage = stage(backend, CART);
    stage.apply(event("cart", "ann", 0));
    stage.advance(START + MINUTE);

    stage.end();

    assertThat(sends()).isEmpty();
    assertThat(stage.pendingWakeUps()).isEqualTo(1);
    assertThat(stage.signals())
        .containsExactly(new Watermark(START + MINUTE), Watermark.MAX_WATERMARK);

    stage.snapshotAndRestore();
    stage.advance(START + 2 * HOUR);
    assertThat(templates()).containsExactly("first");
  }

  @Test
  void theEndOfTheInputWaitsForWhatIsDue() throws Exception {
    stage = stage(Backend.HEAP, 10, CART);
    for (int user = 0; user < 25; user++) {
      stage.apply(event("cart", "user-" + user, 0));
    }
    stage.announce(0, START + 2 * HOUR);
    assertThat(sends()).hasSize(10);

    stage.announce(0, Long.MAX_VALUE);

    assertThat(sends()).hasSize(25);
    assertThat(stage.pendingWakeUps()).isEqualTo(25);
    assertThat(stage.signals())
        .containsExactly(new Watermark(START + 2 * HOUR), Watermark.MAX_WATERMARK);
    stage.runOneMail();
    assertThat(stage.signals()).hasSize(2);
  }

  @Test
  void controlNeitherMovesNorHoldsBackTime() throws Exception {
    stage = stage(Backend.HEAP, CART);
    stage.apply(event("cart", "ann", 0));

    stage.controlSays(new Watermark(START + 2 * HOUR));
    stage.controlSays(Watermark.MAX_WATERMARK);
    stage.controlSays(WatermarkStatus.IDLE);
    assertThat(sends()).isEmpty();
    assertThat(stage.signals()).isEmpty();

    stage.controlSays(WatermarkStatus.ACTIVE);
    stage.advance(START + 2 * HOUR);
    assertThat(templates()).containsExactly("first");
    assertThat(stage.signals()).containsExactly(new Watermark(START + 2 * HOUR));
  }

  @ParameterizedTest
  @EnumSource
  void anEventBringsUpWhatWasDueBeforeIt(Backend backend) throws Exception {
    stage = stage(backend, CART);
    stage.apply(event("cart", "ann", 0));

    // No watermark since; the order comes after the first message was due, and before the second.
    stage.apply(event("order", "ann", 3 * HOUR));

    assertThat(templates()).containsExactly("first");
    assertThat(sends().get(0).decidedAt()).isEqualTo(START + HOUR + MINUTE);

    stage.advance(START + 30 * DAY);
    assertThat(templates()).containsExactly("first");
  }

  @Test
  void manyWakeUpsOfOneInstantLetEventsThrough() throws Exception {
    int users = 50_000;
    stage = stage(Backend.HEAP, CART);
    for (int user = 0; user < users; user++) {
      stage.apply(event("cart", "user-" + user, 0));
    }

    stage.announce(0, START + 2 * HOUR);
    assertThat(sends()).hasSize(LogClock.SLICE);
    stage.apply(event("cart", "ann", 3 * HOUR));
    assertThat(stage.effects()).last().matches(effect -> effect.userId().equals("ann"));

    // One that is due meets an event first: it is brought up once, by whichever comes first.
    for (int user = 0; user < users; user += 1_000) {
      stage.apply(event("order", "user-" + user, 3 * HOUR));
      stage.runOneMail();
      assertThat(stage.signals()).isEmpty();
    }
    stage.announce(0, START + 2 * HOUR + 1);
    stage.advance(START + 2 * HOUR + 2);

    assertThat(sends()).hasSize(users);
    assertThat(sends().stream().map(SendCommand::commandId)).doesNotHaveDuplicates();
    assertThat(stage.signals()).containsExactly(new Watermark(START + 2 * HOUR + 2));
  }

  @ParameterizedTest
  @EnumSource
  void aCheckpointBetweenTwoSlicesHoldsWhatIsStillToCome(Backend backend) throws Exception {
    stage = stage(backend, 10, CART);
    for (int user = 0; user < 35; user++) {
      stage.apply(event("cart", "user-" + user, 0));
    }
    stage.announce(0, START + 2 * HOUR);
    stage.runOneMail();
    assertThat(sends()).hasSize(20);

    stage.snapshotAndRestore(2);
    assertThat(sends()).hasSize(20);
    stage.advance(START + 2 * HOUR);

    assertThat(sends()).hasSize(35);
    assertThat(sends().stream().map(SendCommand::userId)).doesNotHaveDuplicates();
  }

  @Test
  void anEventThatNobodyCaresAboutTouchesNoState() throws Exception {
    stage = stage(Backend.HEAP, CART);

    stage.apply(event("page_viewed", "ann", 0));

    assertThat(stage.stateEntries()).isZero();
    assertThat(stage.pendingWakeUps()).isZero();
  }

  @Test
  void nothingIsLeftOfAUserWhoHasGoneSilent() throws Exception {
    stage = stage(Backend.HEAP, CART);
    for (int i = 0; i < 20; i++) {
      stage.apply(event("cart", "ann", i * HOUR));
      stage.apply(event("order", "ann", i * HOUR + MINUTE));
    }
    assertThat(stage.stateEntries()).isPositive();

    stage.advance(START + 365 * DAY);

    assertThat(stage.stateEntries()).isZero();
    assertThat(stage.pendingWakeUps()).isZero();
  }

  @Test
  void aChangeIsTakenOnceHoweverOftenItComes() throws Exception {
    stage = stage(Backend.HEAP);
    stage.apply(event("cart", "ann", 0));
    assertThat(stage.effects()).isEmpty();

    stage.publish(CART);
    stage.repeat(CART);
    stage.snapshotAndRestore();
    stage.repeat(CART);
    stage.apply(event("cart", "ann", MINUTE));
    stage.advance(START + 2 * HOUR);

    assertThat(templates()).containsExactly("first");
    assertThat(stage.deadLetters()).isEmpty();
  }

  /** A restart reads the log to its end, and the control input goes on somewhere before it. */
  @Test
  void anOldChangeThatComesAgainDoesNotTakeOver() throws Exception {
    CampaignChange newer =
        new CampaignChange(
            "cart", "v2", CART.source().name(), CART.source().text(), CART.effectiveFrom(), 0, 1);
    stage = stage(Backend.HEAP, CART, newer);

    stage.repeat(CART);
    stage.apply(event("cart", "ann", 0));
    stage.advance(START + 2 * HOUR);

    assertThat(sends()).extracting(SendCommand::version).containsExactly("v2");
  }

  @Test
  void aChangeThatCannotBeReadChangesNothingAndIsToldOnce() throws Exception {
    CampaignChange broken =
        new CampaignChange("cart", "v2", "cart.yaml", "campaign: cart\nsteps: 7\n", START, 0, 9);
    stage = new StageHarness(TimeRules.DEFAULT, Backend.HEAP, 2, List.of(CART));

    stage.publish(broken);

    assertThat(stage.deadLetters()).hasSize(1).first().asString().contains("cart.yaml:2:");
    stage.snapshotAndRestore();
    assertThat(stage.deadLetters()).hasSize(1);
    stage.apply(event("cart", "ann", 0));
    stage.advance(START + 2 * HOUR);
    assertThat(templates()).containsExactly("first");
    assertThat(sends().get(0).version()).isEqualTo("v1");
  }

  @Test
  void oneWorkerTellsDeliveryWhatToHold() throws Exception {
    stage = new StageHarness(TimeRules.DEFAULT, Backend.HEAP, 2, List.of(CART));

    stage.publish(said(Control.Verb.PAUSE, Control.ALL, "1", START));
    stage.publish(said(Control.Verb.RESUME, "nobody", "2", START));
    stage.snapshotAndRestore();

    assertThat(stage.holds()).containsExactly("PAUSE *");
    assertThat(stage.deadLetters()).containsExactly("no campaign nobody");
  }

  @Test
  void aPauseThatBecomesKnownHoldsTheMessagesOfWhoIsInside() throws Exception {
    stage = new StageHarness(TimeRules.DEFAULT, Backend.HEAP, 2, List.of(CART));
    stage.apply(event("cart", "ann", 0));

    stage.publish(said(Control.Verb.PAUSE, "cart", "1", START + MINUTE));
    stage.advance(START + 2 * HOUR);
    stage.snapshotAndRestore(1);
    assertThat(templates()).isEmpty();
    stage.publish(said(Control.Verb.RESUME, "cart", "2", START + 3 * HOUR));
    stage.advance(START + 4 * HOUR);

    assertThat(templates()).containsExactly("first");
  }

  private static CampaignChange said(
      Control.Verb verb, String campaign, String sequence, long from) {
    Said said = new Said(Control.of(verb, campaign), sequence, from, "");
    return new CampaignChange(said, from, 0, 100);
  }

  @Test
  void aFailureDoesNotTellWhomItWasAbout() throws Exception {
    stage = stage(Backend.HEAP, CART);
    // No decoder makes such a value; it stands for a mistake of ours.
    Map<String, Object> impossible = new HashMap<>();
    impossible.put("email", new StringBuilder("ann@example.com"));
    LoggedEvent event =
        new LoggedEvent(
            new Event(Event.Kind.TRACK, "cart", "ann-42", "m", START, impossible), START, 0);

    assertThatThrownBy(() -> stage.apply(event))
        .isInstanceOf(StageFailure.class)
        .hasMessage("java.lang.IllegalArgumentException when an event was applied")
        .hasNoCause()
        .satisfies(
            failure ->
                assertThat(failure.getStackTrace())
                    .as("where it happened")
                    .anyMatch(frame -> frame.getClassName().endsWith("ByteWriter")));
  }

  private StageHarness stage(Backend backend, CampaignChange... campaigns) throws Exception {
    return stage(backend, LogClock.SLICE, campaigns);
  }

  private StageHarness stage(Backend backend, int slice, CampaignChange... campaigns)
      throws Exception {
    return new StageHarness(TimeRules.DEFAULT, backend, 1, List.of(campaigns), slice);
  }

  private List<SendCommand> sends() {
    return stage.effects().stream()
        .filter(SendCommand.class::isInstance)
        .map(SendCommand.class::cast)
        .toList();
  }

  private List<String> templates() {
    return sends().stream().map(SendCommand::template).toList();
  }

  private LoggedEvent event(String name, String user, long after) {
    long at = START + after;
    return new LoggedEvent(
        new Event(Event.Kind.TRACK, name, user, "m-" + events++, at, Map.of()), at, 0);
  }

  private static CampaignChange campaign(String id, String yaml) {
    String text = "campaign: " + id + "\n" + yaml;
    return new CampaignChange(id, "v1", id + ".yaml", text, Long.MIN_VALUE, 0, 0);
  }

  private static String restarted(String wait) {
    return """
        trigger: {event: cart}
        frequency: always
        while_inside: restart
        steps:
          - wait: %s
          - send: email
            template: reminder
        """
        .formatted(wait);
  }

  private static Map<String, List<Effect>> byUser(List<Effect> effects) {
    return effects.stream()
        .collect(Collectors.groupingBy(Effect::userId, TreeMap::new, Collectors.toList()));
  }
}
