package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ways that depend on what the user did. */
class BranchesTest {

  private static final String BRANCH =
      """
      campaign: shop
      category: transactional
      trigger: {event: cart}
      frequency: always
      steps:
        - wait: 1h
        - branch:
            - when: {did: order, within: 90m}
              steps: [{send: email, template: thanks}]
            - when: profile.vip == true
              steps: []
            - when: {did: visit}
              steps: [{wait: 10m}, {send: email, template: visited}]
            - otherwise: [{send: email, template: idle}]
        - send: email
          template: last
      """;

  @Test
  void theFirstWayThatHoldsIsTaken() {
    given(BRANCH)
        .when(event("visit").at("09:00"), event("order").at("09:45"), event("cart").at("10:00"))
        .when(until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): way 1")
        .sends("11:01 shop/thanks (11:00)", "11:01 shop/last (11:00)");
  }

  @Test
  void aWayMayHoldAWait() {
    given(BRANCH)
        .when(event("visit").at("09:00"), event("cart").at("10:00"), until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): way 3")
        .decides(
            Decision.WAITING,
            "10:00 waiting shop/step-1 (11:00)",
            "11:01 waiting shop/step-4 (11:10)")
        .sends("11:11 shop/visited (11:10)", "11:11 shop/last (11:10)");
  }

  @Test
  void aWayMayBeEmpty() {
    given(BRANCH)
        .when(identify("vip", true).at("09:00"), event("cart").at("10:00"), until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): way 2")
        .sends("11:01 shop/last (11:00)");
  }

  @Test
  void otherwiseIsTakenWhereNoneHolds() {
    given(BRANCH)
        .when(event("cart").at("10:00"), until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): otherwise")
        .sends("11:01 shop/idle (11:00)", "11:01 shop/last (11:00)");
  }

  @Test
  void withoutOtherwiseTheJourneyGoesOnBehind() {
    given(BRANCH.replace("      - otherwise: [{send: email, template: idle}]\n", ""))
        .when(event("cart").at("10:00"), until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): otherwise")
        .sends("11:01 shop/last (11:00)");
  }

  @Test
  void aDeadlineAsksAtTheInstantAtWhichItWasDue() {
    // The window reaches to 09:30:30 at 11:00:30, and to 09:30 at 11:00.
    given(BRANCH)
        .when(event("order").at("09:30:10"), event("cart").at("10:00"), until("20:00"))
        .decides(Decision.BRANCHED, "11:01 branched shop/step-2 (11:00): way 1");
  }

  @Test
  void theRecordSaysWhatWasReadUpToTheWayThatWasTaken() {
    Story story =
        given(BRANCH)
            .when(identify("vip", true).at("09:00"), event("cart").at("10:00"), until("20:00"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.BRANCHED)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("did order within 90m", "0 times", "profile.vip", "true"));
  }

  @Test
  void stepsInsideAreCountedInTheOrderOfTheFile() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            steps:
              - branch:
                  - when: trigger.deep == true
                    steps:
                      - wait: 1m
                      - branch:
                          - when: trigger.deeper == true
                            steps: [{send: email, template: a}, {wait: 1m}, {send: email, template: b}]
                      - wait: 1m
              - wait: 1m
              - send: email
                template: last
            """)
        .withoutGrace()
        .when(event("cart").at("10:00").with("deep", true).with("deeper", true), until("11:00"))
        .decides(
            Decision.BRANCHED,
            "10:00 branched shop/step-1 (10:00): way 1",
            "10:01 branched shop/step-3 (10:01): way 1")
        .decides(
            Decision.WAITING,
            "10:00 waiting shop/step-2 (10:01)",
            "10:01 waiting shop/step-5 (10:02)",
            "10:02 waiting shop/step-7 (10:03)",
            "10:03 waiting shop/step-8 (10:04)")
        .sends("10:01 shop/a (10:01)", "10:02 shop/b (10:02)", "10:04 shop/last (10:04)");
  }

  @Test
  void whatIsNeverSentIsCountedAlongTheWayWithTheMost() {
    Story story =
        given(BRANCH.replace("steps:\n  - wait: 1h", "exit: [{event: stop}]\nsteps:\n  - wait: 1h"))
            .when(event("cart").at("10:00"), event("stop").at("10:30"))
            .when(event("visit").at("12:00"), event("cart").at("13:00"), until("14:02"))
            .when(event("stop").at("14:03"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.EXITED)
                .map(record -> record.values().get("messages never sent")))
        .containsExactly("2", "2");
  }
}
