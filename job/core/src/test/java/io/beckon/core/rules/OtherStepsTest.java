package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Category;
import io.beckon.core.model.Policy;
import io.beckon.core.state.Journey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Events that are emitted, calls of our own people, subscriptions, and ends that a step decides.
 */
class OtherStepsTest {

  private static final String EMIT =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      steps:
        - wait: 1h
        - emit: {event: offer, properties: {percent: 5, cart: trigger.id, none: trigger.none}}
      """;

  @Test
  void anEventIsEmittedAtTheTimeAtWhichItWasDue() {
    Story story =
        given(EMIT)
            .when(event("cart").at("10:00").with("id", "c-1"), until("12:00"))
            .decides(Decision.EMITTED, "11:01 emitted shop/step-2 (11:00)");
    EmittedEvent emitted = story.of(EmittedEvent.class).findFirst().orElseThrow();
    assertThat(emitted.userId()).isEqualTo(Story.USER);
    assertThat(emitted.name()).isEqualTo("offer");
    assertThat(emitted.time()).isEqualTo(DayTime.of("11:00"));
    assertThat(emitted.decidedAt()).isEqualTo(DayTime.of("11:01"));
    assertThat(emitted.properties()).isEqualTo(Map.of("percent", 5L, "cart", "c-1"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.EMITTED)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("event", "offer", "percent", "5", "cart", "\"c-1\""));
  }

  @Test
  void itsIdIsThatOfTheJourneyAndTheStep() {
    List<String> ids = emittedIds(EMIT, "m-1", "m-2");
    assertThat(ids).doesNotHaveDuplicates().hasSize(2);
    // Another version of the campaign, the same journey and step.
    assertThat(emittedIds(EMIT.replace("percent: 5", "percent: 6"), "m-1", "m-2")).isEqualTo(ids);
    assertThat(emittedIds(EMIT.replace("steps:\n", "steps:\n  - wait: 1m\n"), "m-1", "m-2"))
        .doesNotContainAnyElementsOf(ids);
  }

  private static List<String> emittedIds(String campaign, String first, String second) {
    return given(campaign)
        .when(event("cart").at("10:00").withId(first), until("12:00"))
        .when(event("cart").at("13:00").withId(second), until("15:00"))
        .of(EmittedEvent.class)
        .map(EmittedEvent::messageId)
        .toList();
  }

  @Test
  void beforeTheCutOverItIsRecordedAndGoesNowhere() {
    Story story =
        given(EMIT)
            .with(rules -> rules.withSendFrom(DayTime.of("11:01:00.001")))
            .when(event("cart").at("10:00"), until("12:00"))
            .decides(Decision.EMITTED, "11:01 emitted shop/step-2 (11:00): before the cut-over");
    assertThat(story.of(EmittedEvent.class)).isEmpty();
  }

  @Test
  void anEventThatFitsIntoNoRecordIsLeftOut() {
    Story story =
        given(EMIT)
            .when(event("cart").at("10:00").with("id", "x".repeat(64 * 1024)), until("12:00"))
            .decides(Decision.SKIPPED, "11:01 skipped shop/step-2 (11:00): more than 64 KB")
            .notices(Notice.EMITTED_EVENT_TOO_LARGE);
    assertThat(story.of(EmittedEvent.class)).isEmpty();
  }

  @Test
  void aCallIsACommandToOurOwnPeople() {
    Story story =
        given(
                """
                campaign: shop
                trigger: {event: cart}
                frequency: always
                audience: [{not: {did: order}}]
                steps:
                  - wait: 1h
                  - call: sales
                    when: trigger.big == true
                """)
            .under(Policies.open().cap(1, Duration.ofDays(7), Policy.Then.DROP).compiled())
            .when(event("cart").at("10:00").with("big", true), until("12:00"))
            .when(event("cart").at("12:00"), until("14:00"))
            .when(event("cart").at("14:00").with("big", true), until("16:00"))
            .sends("11:01 shop/sales (11:00)", "15:01 shop/sales (15:00)")
            .decides(Decision.SKIPPED, "13:01 skipped shop/sales (13:00): when")
            .when(event("cart").at("16:00").with("big", true), event("order").at("16:30"))
            .when(until("18:00"))
            .decides(Decision.EXITED, "17:01 exited shop (17:00): audience");
    SendCommand call = story.of(SendCommand.class).findFirst().orElseThrow();
    assertThat(call.channel()).isEqualTo("call");
    assertThat(call.template()).isEqualTo("sales");
    assertThat(call.category()).isEqualTo(Category.TRANSACTIONAL);
  }

  @Test
  void aSubscriptionThatAStepEndsHoldsForTheNextDecision() {
    given(
            """
            campaign: shop
            topic: offers
            trigger: {event: cart}
            steps:
              - send: email
                template: first
              - subscription: {status: unsubscribed, topic: offers}
              - send: email
                template: second
              - subscription: {status: subscribed, topic: offers}
              - send: email
                template: third
              - subscription: {status: unsubscribed}
              - send: email
                template: fourth
            """)
        .when(event("cart").at("10:00"))
        .decides(
            Decision.SUBSCRIPTION,
            "10:00 subscription shop/step-2 (10:00): unsubscribed",
            "10:00 subscription shop/step-4 (10:00): subscribed",
            "10:00 subscription shop/step-6 (10:00): unsubscribed")
        .sends("10:00 shop/first (10:00)", "10:00 shop/third (10:00)");
  }

  private static final String LEAVE =
      """
      campaign: shop
      category: transactional
      trigger: {event: cart}
      frequency: always
      %s
      steps:
        - send: email
          template: first
        - branch:
            - when: trigger.stop == true
              steps: [{exit: enough}]
        - wait: 1h
        - send: email
          template: second
      """;

  @Test
  void aStepMayEndTheJourney() {
    Story story =
        given(LEAVE.formatted(""))
            .when(event("cart").at("10:00").with("stop", true), until("12:00"))
            .sends("10:00 shop/first (10:00)")
            .decides(Decision.EXITED, "10:00 exited shop/step-3 (10:00): step: enough")
            .decides(Decision.COMPLETED)
            .callsBack();
    story.entry(
        user -> assertThat(user.agenda().journeys()).allMatch(Journey::passedLastStep).hasSize(1));
    story
        .when(event("cart").at("13:00"), until("15:00"))
        .sends("10:00 shop/first (10:00)", "13:00 shop/first (13:00)", "14:01 shop/second (14:00)");
  }

  @Test
  void theGoalOutlivesThatEndAndCallsBackWhatWasSent() {
    given(LEAVE.formatted("goal: {event: order, within: 1d}"))
        .when(event("cart").at("10:00").with("stop", true), event("order").at("10:30"))
        .decides(Decision.EXITED, "10:00 exited shop/step-3 (10:00): step: enough")
        .decides(Decision.GOAL, "10:30 goal shop (10:30): order")
        .callsBack("10:30 shop/first: goal");
  }

  @Test
  void whoWasLedOutIsNotInsideAnyMore() {
    given(LEAVE.formatted("goal: {event: order, within: 1d}"))
        .when(event("cart").at("10:00").with("stop", true), event("cart").at("10:10"))
        .decides(Decision.ENTERED, "10:00 entered shop (10:00)", "10:10 entered shop (10:10)");
  }

  @Test
  void sinceTheLastMessageIsSinceItWasDecided() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            steps:
              - wait: 1h
              - send: email
                template: first
              - wait: 1h
              - send: email
                template: second
                when: {not: {did: visit, since: last_send}}
            """)
        // Decided at 11:01: what happened in the grace was before it.
        .when(event("cart").at("10:00"), event("visit").at("11:00:30"), until("13:00"))
        .sends("11:01 shop/first (11:00)", "12:01 shop/second (12:00)");
  }

  @Test
  void aMessageMovesWhatAnExitAsksSinceTheLastOne() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            exit: [{all: [{did: visit}, {not: {did: visit, since: last_send}}]}]
            steps:
              - {send: email, template: first}
              - {wait: 1h}
              - {send: email, template: second}
              - {wait: 1h}
              - {send: email, template: third}
            """)
        .when(event("cart").at("10:00"), event("visit").at("10:30"), until("14:00"))
        .sends("10:00 shop/first (10:00)", "11:01 shop/second (11:00)")
        .decides(
            Set.of(Decision.SENT, Decision.EXITED),
            "10:00 sent shop/first (10:00)",
            "11:01 sent shop/second (11:00)",
            "11:01 exited shop (11:00): exit condition");
  }
}
