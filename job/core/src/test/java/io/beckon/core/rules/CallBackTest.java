package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.model.InFlight;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message that is called back leaves a record, whatever calls it back. */
class CallBackTest {

  private static final String TWO =
      """
      campaign: shop
      topic: offers
      trigger: {event: cart}
      goal: {event: order, where: event.total > 5}
      exit: [{event: leave}]
      steps:
        - {send: email, template: first}
        - {send: sms, template: second}
      """;

  private static final String INSIDE = TWO + "  - wait: 1d\n  - {send: email, template: last}\n";

  private static final Set<Decision> ENDS =
      EnumSet.of(Decision.GOAL, Decision.EXITED, Decision.STOPPED, Decision.CALLED_BACK);

  @Test
  void eachMessageHasOneBehindTheEndOfItsJourney() {
    given(INSIDE)
        .when(event("cart").at("10:00"), event("leave").at("10:20").loggedAt("10:30"))
        .decides(
            ENDS,
            "10:30 exited shop (10:20): exit: leave",
            "10:30 called_back shop/first (10:20): exit: leave",
            "10:30 called_back shop/second (10:20): exit: leave");
    given(INSIDE)
        .when(event("cart").at("10:00"), event("order").with("total", 9L).at("10:30"))
        .decides(
            ENDS,
            "10:30 goal shop (10:30): order",
            "10:30 exited shop (10:30): goal",
            "10:30 called_back shop/first (10:30): goal",
            "10:30 called_back shop/second (10:30): goal");
  }

  @Test
  void itFollowsItsCommandAtOnce() {
    List<Effect> effects =
        given(INSIDE)
            .when(event("cart").at("10:00"), event("leave").at("10:30"))
            .of(Effect.class)
            .dropWhile(effect -> !(effect instanceof CancelCommand))
            .toList();
    assertThat(effects).hasSize(4);
    for (int i = 0; i < effects.size(); i += 2) {
      CancelCommand command = (CancelCommand) effects.get(i);
      JourneyRecord record = (JourneyRecord) effects.get(i + 1);
      assertThat(record.decision()).isEqualTo(Decision.CALLED_BACK);
      assertThat(record.step()).isEqualTo(command.step());
      assertThat(record.journeyId()).isEqualTo(command.journeyId());
      assertThat(record.version()).isEqualTo(command.version());
      assertThat(record.decidedAt()).isEqualTo(command.decidedAt());
    }
  }

  /** No other record tells of these: the journey has passed its last step. */
  @Test
  void behindTheLastStepItIsTheOnlyWordAndSaysWhatWasLookedAt() {
    Story goal =
        given(TWO)
            .when(
                event("cart").at("10:00"),
                event("order").with("total", 3L).at("10:20"),
                event("order").with("total", 9L).at("10:30"))
            .decides(
                ENDS,
                "10:30 called_back shop/first (10:30): goal",
                "10:30 called_back shop/second (10:30): goal");
    assertThat(calledBack(goal))
        .extracting(JourneyRecord::values)
        .containsOnly(Map.of("event.total", "9"));
    given(TWO)
        .when(event("cart").at("10:00"), event("leave").at("10:30"))
        .decides(
            ENDS,
            "10:30 called_back shop/first (10:30): exit: leave",
            "10:30 called_back shop/second (10:30): exit: leave");
  }

  @Test
  void whoUnsubscribesStaysInsideAndIsToldWhichMessage() {
    given(INSIDE)
        .when(
            event("cart").at("10:00"),
            event("unsubscribed").with("channel", "sms").at("10:20").loggedAt("10:30"))
        .decides(ENDS, "10:30 called_back shop/second (10:20): unsubscribed: sms");
  }

  @Test
  void whatASpamReportOrABounceIsAgainst() {
    given(TWO)
        .when(event("cart").at("10:00"), event("message_complained").at("10:30"))
        .decides(ENDS, "10:30 called_back shop/first (10:30): suppressed: complaint");
    given(TWO)
        .when(
            event("cart").at("10:00"),
            event("message_complained").with("channel", "push").at("10:30"))
        .decides(ENDS);
    given(TWO)
        .when(event("cart").at("10:00"), event("message_bounced").at("10:30"))
        .decides(ENDS, "10:30 called_back shop/first (10:30): suppressed: bounce");
  }

  @Test
  void whatStopsItCountsFromItsOwnInstant() {
    given(INSIDE)
        .endedFrom("10:30", "shop", new InFlight.Stop())
        .when(event("cart").at("10:00"), event("page").at("10:40"), event("cart").at("10:50"))
        .decides(
            ENDS,
            "10:50 stopped shop (10:30): ended",
            "10:50 called_back shop/first (10:30): ended",
            "10:50 called_back shop/second (10:30): ended");
  }

  @Test
  void aHaltCountsFromItsOwnInstant() {
    given(INSIDE)
        .haltedFrom("10:30")
        .when(event("cart").at("10:00"), event("leave").at("10:50"))
        .decides(
            ENDS,
            "10:50 called_back shop/first (10:30): halted",
            "10:50 called_back shop/second (10:30): halted",
            "10:50 exited shop (10:50): exit: leave");
  }

  @Test
  void whatHasExpiredOrNeverWentOutHasNone() {
    String brief = TWO.replace("first}", "first, expires_after: 10m}");
    given(brief)
        .when(event("cart").at("10:00"), event("leave").at("10:30"))
        .decides(Decision.CALLED_BACK, "10:30 called_back shop/second (10:30): exit: leave");
    given(TWO)
        .with(rules -> rules.withSendFrom(DayTime.of("11:00")))
        .when(event("cart").at("10:00"), until("11:10"), event("leave").at("11:30"))
        .decides(Decision.CALLED_BACK);
  }

  private static List<JourneyRecord> calledBack(Story story) {
    return story
        .of(JourneyRecord.class)
        .filter(record -> record.decision() == Decision.CALLED_BACK)
        .toList();
  }
}
