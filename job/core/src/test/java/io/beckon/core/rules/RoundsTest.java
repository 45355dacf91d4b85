package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What happens at one instant, in rounds. */
class RoundsTest {

  private static String campaign(String id, int priority, String steps) {
    return """
        campaign: %s
        priority: %d
        trigger: {event: cart}
        steps: [%s]
        """
        .formatted(id, priority, steps);
  }

  private static final String TWO_SENDS =
      "{send: email, template: first}, {send: email, template: second}";

  @Test
  void theMostImportantMessageGoesFirst() {
    String step = "{send: email, template: first}";
    given(campaign("a", 50, step), campaign("b", 50, step), campaign("c", 60, step))
        .when(event("cart").at("10:00"))
        .sends("10:00 c/first (10:00)", "10:00 a/first (10:00)", "10:00 b/first (10:00)");
  }

  @Test
  void ofEquallyImportantMessagesTheOneThatWasDueFirstGoesFirst() {
    given(
            campaign("a", 50, "{wait: 1h}, {send: email, template: first}"),
            campaign("b", 50, "{wait: 30m}, {send: email, template: first}"),
            campaign("c", 60, "{wait: 50m}, {send: email, template: first}"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("11:00"))
        .sends("10:01 c/first (08:50)", "10:01 b/first (08:30)", "10:01 a/first (09:00)");
  }

  @Test
  void journeysGoOnWhenTheWholeRoundHasPassed() {
    given(campaign("a", 50, TWO_SENDS), campaign("b", 50, TWO_SENDS))
        .when(event("cart").at("10:00"))
        .sends(
            "10:00 a/first (10:00)",
            "10:00 b/first (10:00)",
            "10:00 a/second (10:00)",
            "10:00 b/second (10:00)");
  }

  @Test
  void ofMessagesOfOneCampaignDueAtOneInstantTheFirstToEnterGoesFirst() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            per: id
            steps:
              - wait: 30m
              - send: email
                template: first
                when: trigger.slow == true
              - wait: 30m
              - send: email
                template: second
              - send: email
                template: third
            """)
        .when(
            event("cart").at("08:00").loggedAt("10:00").with("id", "y"),
            event("cart").at("08:00").loggedAt("10:00").with("id", "x").with("slow", true),
            until("11:00"))
        // The second round has the first journey's third message and the other's second.
        .sends(
            "10:01 shop/first (08:30)",
            "10:01 shop/second (09:00)",
            "10:01 shop/third (09:00)",
            "10:01 shop/second (09:00)",
            "10:01 shop/third (09:00)")
        .triggers("cart x", "cart y", "cart y", "cart x", "cart x");
  }

  @Test
  void noJourneyGoesOnBeforeTheLastMessageOfTheRoundHasPassed() {
    String steps = "{send: email, template: first}, {wait: 1h}, {send: email, template: second}";
    given(campaign("a", 50, steps), campaign("b", 50, steps))
        .when(event("cart").at("10:00"))
        .decides(
            EnumSet.of(Decision.SENT, Decision.WAITING),
            "10:00 sent a/first (10:00)",
            "10:00 sent b/first (10:00)",
            "10:00 waiting a/step-2 (11:00)",
            "10:00 waiting b/step-2 (11:00)");
  }

  @Test
  void whatARoundMakesDueAtItsInstantIsTheNextRound() {
    String steps =
        "{wait: 30m}, {send: email, template: first}, {wait: 30m}, {send: email, template: second}";
    given(campaign("a", 50, steps), campaign("b", 50, steps))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("11:00"))
        .sends(
            "10:01 a/first (08:30)",
            "10:01 b/first (08:30)",
            "10:01 a/second (09:00)",
            "10:01 b/second (09:00)");
  }

  @Test
  void withoutGraceALateEventsDeadlinesBelongToItsOwnRound() {
    given(
            campaign("a", 50, "{send: email, template: first}"),
            campaign("b", 60, "{wait: 30m}, {send: email, template: first}"))
        .withoutGrace()
        .when(event("cart").at("08:00").loggedAt("10:00"))
        .sends("10:00 b/first (08:30)", "10:00 a/first (08:00)");
  }

  @Test
  void untilItsGuardsArePassedAMessageCanBeTakenBack() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            exit: [{not: {did: visit, within: 1h}}]
            steps: [{wait: 1h}, {send: email, template: first}]
            """)
        .when(
            event("visit").at("09:00"),
            // Both the wait, due at 09:00, and the condition, due at 10:00, are handled at 10:01.
            event("cart").at("08:00").loggedAt("10:00"),
            until("11:00"))
        .sends()
        .decides(Decision.EXITED, "10:01 exited shop (10:00): exit condition");
  }

  @Test
  void theAudienceIsAskedAgainBeforeEachMessage() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{not: {did: order}}]
            steps: [{send: email, template: first}, {wait: 1h}, {send: email, template: second}]
            """)
        .when(event("cart").at("10:00"), event("order").at("10:30"), until("12:00"))
        .sends("10:00 shop/first (10:00)")
        .decides(Decision.EXITED, "11:01 exited shop (11:00): audience");
  }

  @Test
  void aStepsOwnConditionLeavesOutThatStepOnlyAndIsAskedBeforeTheAudience() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{not: {did: order}}]
            steps:
              - wait: 1h
              - send: email
                template: first
                when: {did: click}
              - wait: 1h
              - send: email
                template: second
            """)
        .when(event("cart").at("10:00"), event("order").at("10:30"), until("12:00"))
        .decides("10:00 entered shop (10:00)", "11:01 skipped shop/first (11:00): when")
        .when(until("13:00"))
        .decides(Decision.EXITED, "12:01 exited shop (12:00): audience");
  }

  @Test
  void aMessageThatIsTooLateIsHeldBackAndTheJourneyGoesOn() {
    given(
            campaign(
                "shop",
                50,
                "{send: email, template: first, expires_after: 30m}, {send: email, template: second}"))
        .when(event("cart").at("09:29:59.999").loggedAt("10:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (09:29:59.999): expired")
        .sends("10:00 shop/second (09:29:59.999)");
  }

  @Test
  void aMessageExactlyAsLateAsItMayBeIsSent() {
    given(campaign("shop", 50, "{send: email, template: first, expires_after: 30m}"))
        .when(event("cart").at("09:30").loggedAt("10:00"))
        .sends("10:00 shop/first (09:30)");
  }

  @Test
  void whereTheStepDoesNotSayItAMessageMayBeAsLateAsATrigger() {
    given(campaign("shop", 50, "{wait: 30m}, {send: email, template: first}"))
        .when(event("cart").at("09:30:59.999").loggedAt("1d 09:30"), until("2d 00:00"))
        .sends("1d 09:31 shop/first (10:00:59.999)");
  }

  @Test
  void aSendDecidedBeforeTheCutOverIsRecordedAndGoesNowhere() {
    given(campaign("shop", 50, TWO_SENDS.replace(", {", ", {wait: 1h}, {")))
        .with(rules -> rules.withSendFrom(DayTime.of("11:01")))
        .when(event("cart").at("10:00"), until("12:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (10:00): before the cut-over")
        .sends("11:01 shop/second (11:00)");
  }
}
