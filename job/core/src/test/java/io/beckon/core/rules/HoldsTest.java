package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.Policies;
import io.beckon.core.effect.Decision;
import io.beckon.core.model.Policy.Then;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What becomes of a message that was put off, and of its journey. */
class HoldsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Fills the only place of the hour at 10:00, before the other campaign asks. */
  private static final String FIRST =
      """
      campaign: a
      priority: 90
      trigger: {event: cart}
      steps: [{send: email, template: first}]
      """;

  private static Story held(String campaign) {
    return given(FIRST, "campaign: shop\ntrigger: {event: cart}\n" + campaign)
        .under(Policies.open().cap(1, HOUR, Then.HOLD).compiled());
  }

  @Test
  void whatFollowsAMessageThatWasHeldRunsFromItsSending() {
    held("steps: [{send: email, template: first}, {wait: 3h}, {send: email, template: second}]")
        .when(event("cart").at("10:00"), until("15:00"))
        .sends("10:00 a/first (10:00)", "11:00 shop/first (10:00)", "14:01 shop/second (14:00)");
  }

  @Test
  void whatFollowsOneThatWasDroppedInTheEndRunsFromWhenItWasDue() {
    held("""
            steps:
              - {send: email, template: first, expires_after: 30m}
              - wait: 3h
              - {send: email, template: second}
            """)
        .when(event("cart").at("10:00"), until("15:00"))
        .decides(
            EnumSet.of(Decision.PUT_OFF, Decision.HELD_BACK),
            "10:00 put_off shop/first (10:00): cap: 1 in 1h",
            "11:00 held_back shop/first (10:00): expired")
        .sends("10:00 a/first (10:00)", "13:01 shop/second (13:00)");
  }

  @Test
  void aWaitThatPassedMeanwhileIsOverAtOnce() {
    held("""
            steps:
              - {send: email, template: first, expires_after: 30m}
              - wait: 10m
              - {send: email, template: second}
            """)
        .when(event("cart").at("10:00"), until("15:00"))
        .sends("10:00 a/first (10:00)", "11:00 shop/second (10:10)");
  }

  @Test
  void sinceStartStillRunsFromTheStart() {
    held("""
            steps:
              - {send: email, template: first}
              - wait: {since_start: 2h}
              - {send: email, template: second}
            """)
        .when(event("cart").at("10:00"), until("15:00"))
        .sends("10:00 a/first (10:00)", "11:00 shop/first (10:00)", "12:01 shop/second (12:00)");
  }

  @Test
  void theAudienceIsAskedAgainWhenTheHoldEnds() {
    held("""
            audience: [{not: {did: order}}]
            steps: [{send: email, template: first}]
            """)
        .when(event("cart").at("10:00"), event("order").at("10:59:59"), until("12:00"))
        .decides(Decision.EXITED, "11:00 exited shop (10:00): audience")
        .sends("10:00 a/first (10:00)");
  }

  @Test
  void theAudienceIsAskedAtTheInstantAtWhichTheHoldEnds() {
    // At 10:00 the visit is half an hour old, at 11:00 an hour and a half.
    held("""
            audience: [{did: visit, within: 1h}]
            steps: [{send: email, template: first}]
            """)
        .when(event("visit").at("09:30"), event("cart").at("10:00"), until("12:00"))
        .decides(Decision.EXITED, "11:00 exited shop (10:00): audience");
  }

  @Test
  void theStepsOwnConditionIsNotAskedAgain() {
    held("steps: [{send: email, template: first, when: {did: visit, within: 1h}}]")
        .when(event("visit").at("09:30"), event("cart").at("10:00"), until("12:00"))
        .sends("10:00 a/first (10:00)", "11:00 shop/first (10:00)");
  }

  @Test
  void anExitEndsAJourneyThatWaitsForAnotherTry() {
    held("exit: [{event: order}]\nsteps: [{send: email, template: first}]")
        .when(event("cart").at("10:00"), event("order").at("10:30"), until("12:00"))
        .decides(Decision.EXITED, "10:30 exited shop (10:30): exit: order")
        .sends("10:00 a/first (10:00)");
  }

  @Test
  void whoWaitsForAnotherTryIsInside() {
    held("frequency: always\nsteps: [{send: email, template: first}]")
        .when(event("cart").at("10:00"), event("cart").at("10:30"))
        .decides(Decision.ALREADY_INSIDE, "10:30 already_inside shop (10:30)");
  }

  @Test
  void aRestartTakesAMessageBackThatWaits() {
    held("""
            frequency: always
            while_inside: restart
            steps: [{wait: 10m}, {send: email, template: first}]
            """)
        .when(event("cart").at("10:00"), event("cart").at("10:55"), until("12:00"))
        .sends("10:00 a/first (10:00)", "11:06 shop/first (11:05)");
  }

  @Test
  void consentThatIsWithdrawnMeanwhileIsHeard() {
    held("steps: [{send: email, template: first}]")
        .when(event("cart").at("10:00"), event("unsubscribed").at("10:30"), until("12:00"))
        .decides(Decision.HELD_BACK, "11:00 held_back shop/first (10:00): unsubscribed: email")
        .sends("10:00 a/first (10:00)");
  }

  @Test
  void itCanBePutOffAgainForAnotherReason() {
    given(FIRST, "campaign: shop\ntrigger: {event: cart}\nsteps: [{send: email, template: first}]")
        .under(
            Policies.open().cap(1, HOUR, Then.HOLD).quiet("22:00", "08:00", Then.HOLD).compiled())
        .when(event("cart").at("21:30"), until("1d 08:00"))
        .decides(
            Decision.PUT_OFF,
            "21:30 put_off shop/first (21:30): cap: 1 in 1h",
            "22:30 put_off shop/first (21:30): quiet hours")
        .sends("21:30 a/first (21:30)", "1d 08:00 shop/first (21:30)");
  }

  @Test
  void aConditionBehindOneThatWasDroppedSeesWhatWasKnownThenHoweverLongItWasHeld() {
    // At 2d 10:00 the second step asks about 10:00: did the user visit in the hour before?
    given(
            FIRST,
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - {send: email, template: first, expires_after: 1h}
              - {send: email, template: second, expires_after: 3d, when: {did: visit, within: 1h}}
            """)
        .under(Policies.open().cap(1, Duration.ofHours(48), Then.HOLD).compiled())
        .when(event("visit").at("09:30"), event("cart").at("10:00"))
        .tidiedAt("2d 09:59")
        .when(until("2d 10:00"))
        .sends("10:00 a/first (10:00)", "2d 10:00 shop/second (10:00)");
  }
}
