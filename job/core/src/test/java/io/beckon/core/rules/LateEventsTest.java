package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Nothing is dropped for being late. */
class LateEventsTest {

  private static final String REMINDER =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      exit: [{event: order}]
      steps: [{wait: 1h}, {send: email, template: first}]
      """;

  private static final String TWICE =
      """
      campaign: shop
      trigger: {event: cart}
      exit: [{event: order}]
      steps:
        - send: email
          template: first
          expires_after: 30m
        - wait: 1h
        - send: email
          template: second
      """;

  @Test
  void anExitBetweenTheDueInstantAndItsHandlingCounts() {
    given(REMINDER)
        .when(event("cart").at("10:00"), event("order").at("11:00:30"), until("12:00"))
        .sends();
  }

  @Test
  void anExitThatHappenedInTimeAndArrivedInTheGraceCounts() {
    given(REMINDER)
        .when(
            event("cart").at("10:00"),
            event("order").at("10:30").loggedAt("11:00:30"),
            until("12:00"))
        .sends();
  }

  @Test
  void anEventBeforeTheTriggerIsNotAfterItHoweverLateItArrives() {
    given(REMINDER)
        .when(
            event("cart").at("10:00"),
            event("order").at("09:59:59.999").loggedAt("10:30"),
            until("12:00"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void anEventAtTheInstantOfTheTriggerIsAfterItWhereTheLogSaysSo() {
    given(REMINDER)
        .when(event("cart").at("10:00"), event("order").at("10:00"), until("12:00"))
        .sends();
  }

  @Test
  void anEventAtTheInstantOfTheTriggerIsNotAfterItWhereTheLogHasItBefore() {
    given(REMINDER)
        .when(event("order").at("10:00"), event("cart").at("10:00"), until("12:00"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void untilTheHandlingTheUserIsInside() {
    given(REMINDER)
        .when(event("cart").at("10:00"), event("cart").at("11:00:30"))
        .decides("10:00 entered shop (10:00)", "11:00:30 already_inside shop (11:00:30)")
        .when(event("cart").at("11:01"))
        .decides(Decision.ENTERED, "10:00 entered shop (10:00)", "11:01 entered shop (11:01)");
  }

  @Test
  void anExitCallsBackWhatIsSentAndMayNotBeDelivered() {
    given(TWICE)
        .when(event("cart").at("10:00"), event("order").at("10:29:59.999"))
        .sends("10:00 shop/first (10:00)")
        .callsBack("10:29:59.999 shop/first: exit: order");
  }

  @Test
  void whatHasExpiredIsNotCalledBack() {
    given(TWICE)
        .when(event("cart").at("10:00"), event("order").at("10:30"))
        .sends("10:00 shop/first (10:00)")
        .callsBack();
  }

  @Test
  void anOrderThatCameTooLateForTheDecisionStillCallsTheLastMessageBack() {
    given(REMINDER)
        .when(
            event("cart").at("10:00"), event("order").at("10:59").loggedAt("11:02"), until("12:00"))
        .sends("11:01 shop/first (11:00)")
        .callsBack("11:02 shop/first: exit: order");
  }

  @Test
  void behindTheLastStepEachMessageIsCalledBackOnce() {
    given(REMINDER)
        .when(
            event("cart").at("10:00"),
            event("order").at("11:02"),
            event("order").at("11:03"),
            until("12:00"))
        .callsBack("11:02 shop/first: exit: order");
  }

  @Test
  void aJourneyIsLetGoOnceNoMessageCanBeCalledBack() {
    Story story = given(REMINDER.replace("first}", "first, expires_after: 6h}"));

    story.when(event("cart").at("10:00"), until("16:59"));
    story.entry(user -> assertThat(user.agenda().journeys()).hasSize(1));

    story.when(until("17:00"));
    story.entry(user -> assertThat(user.agenda().journeys()).isEmpty());
  }

  @Test
  void everyMessageThatHasNotExpiredIsCalledBack() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            exit: [{event: order}]
            steps:
              - send: email
                template: first
              - send: email
                template: second
              - wait: 1h
              - send: email
                template: third
            """)
        .when(event("cart").at("10:00"), event("order").at("10:10"))
        .callsBack("10:10 shop/first: exit: order", "10:10 shop/second: exit: order");
  }

  @Test
  void anAudienceThatNoLongerHoldsCallsBackToo() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{not: {did: order}}]
            steps: [{send: email, template: first}, {wait: 1h}, {send: email, template: second}]
            """)
        .when(event("cart").at("10:00"), event("order").at("10:10"), until("12:00"))
        .sends("10:00 shop/first (10:00)")
        .callsBack("11:01 shop/first: audience");
  }

  @Test
  void aRestartCallsNothingBack() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            frequency: always
            while_inside: restart
            steps: [{send: email, template: first}, {wait: 1h}, {send: email, template: second}]
            """)
        .when(event("cart").at("10:00"), event("cart").at("10:10"))
        .sends("10:00 shop/first (10:00)", "10:10 shop/first (10:10)")
        .callsBack();
  }
}
