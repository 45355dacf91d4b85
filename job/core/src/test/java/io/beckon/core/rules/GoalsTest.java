package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import org.junit.jupiter.api.Test;

/** The event that counts as success. */
class GoalsTest {

  private static String shop(String goal) {
    return """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        goal: %s
        exit: [{event: leave}]
        steps: [{send: email, template: first}, {wait: 1h}, {send: email, template: second}]
        """
        .formatted(goal);
  }

  @Test
  void aGoalEndsTheJourneyAndCallsBack() {
    given(shop("{event: order}"))
        .when(event("cart").at("10:00"), event("order").at("10:30"), until("12:00"))
        .sends("10:00 shop/first (10:00)")
        .callsBack("10:30 shop/first: goal")
        .decides(
            "10:00 entered shop (10:00)",
            "10:30 goal shop (10:30): order",
            "10:30 exited shop (10:30): goal");
  }

  @Test
  void aGoalWithoutAWindowEndsWithTheJourney() {
    given(shop("{event: order}"))
        .when(event("cart").at("10:00"), event("order").at("11:01"))
        .decides(Decision.GOAL);
  }

  @Test
  void aGoalsWindowOutlivesTheLastStep() {
    given(shop("{event: order, within: 7d}"))
        .when(event("cart").at("10:00"), event("order").at("2d 10:00"))
        .decides("10:00 entered shop (10:00)", "2d 10:00 goal shop (2d 10:00): order");
  }

  @Test
  void aGoalAfterTheLastStepCallsBackWhatMayNotBeDelivered() {
    given(shop("{event: order, within: 7d}"))
        .when(event("cart").at("10:00"), event("order").at("12:00"))
        .callsBack("12:00 shop/first: goal", "12:00 shop/second: goal");
  }

  @Test
  void aGoalsWindowEndsAtItsHandlingAndNotByEventTime() {
    given(shop("{event: order, within: 7d}"))
        .when(
            event("cart").at("10:00"), event("order").at("7d 10:00:30").loggedAt("7d 10:00:59.999"))
        .decides(Decision.GOAL, "7d 10:00:59.999 goal shop (7d 10:00:30): order");
    given(shop("{event: order, within: 7d}"))
        .when(event("cart").at("10:00"), event("order").at("7d 09:00").loggedAt("7d 10:01"))
        .decides(Decision.GOAL);
  }

  @Test
  void aLateTriggersWindowHasItsGraceFromTheLogTime() {
    given(shop("{event: order, within: 1h}"))
        .when(
            event("cart").at("08:00").loggedAt("10:00"),
            event("order").at("08:30").loggedAt("10:00:59.999"))
        .decides(Decision.GOAL, "10:00:59.999 goal shop (08:30): order");
  }

  @Test
  void aGoalWhoseWindowHasEndedNoLongerEndsTheJourney() {
    given(shop("{event: order, within: 30m}"))
        .when(event("cart").at("10:00"), event("order").at("10:40"), until("12:00"))
        .decides(Decision.GOAL)
        .sends("10:00 shop/first (10:00)", "11:01 shop/second (11:00)");
  }

  @Test
  void anExitIsNothingToAJourneyThatHasPassedItsLastStep() {
    given(shop("{event: order, within: 7d}"))
        .when(event("cart").at("10:00"), event("leave").at("12:00"), event("order").at("13:00"))
        .decides("10:00 entered shop (10:00)", "13:00 goal shop (13:00): order");
  }

  @Test
  void everyJourneyThatWaitsForItMeetsTheGoal() {
    given(shop("{event: order, within: 7d}"))
        .when(event("cart").at("10:00"), event("cart").at("12:00"), event("order").at("12:30"))
        .decides(Decision.GOAL, "12:30 goal shop (12:30): order", "12:30 goal shop (12:30): order");
  }

  @Test
  void aGoalComesBeforeAnExit() {
    given(shop("{event: leave, where: event.happy == true}"))
        .when(event("cart").at("10:00"), event("leave").at("10:30").with("happy", true))
        .decides(Decision.EXITED, "10:30 exited shop (10:30): goal");
  }

  @Test
  void aGoalMayLookAtTheTrigger() {
    given(shop("{event: order, where: event.shop == trigger.shop}"))
        .when(
            event("cart").at("10:00").with("shop", "x"),
            event("order").at("10:10").with("shop", "y"),
            event("order").at("10:20").with("shop", "x"))
        .decides(Decision.GOAL, "10:20 goal shop (10:20): order");
  }

  @Test
  void aGoalBelongsToTheValueOfPerThatItsEventCarries() {
    String perCart = shop("{event: order}").replace("trigger:", "per: id\ntrigger:");
    given(perCart)
        .when(
            event("cart").at("10:00").with("id", "x"),
            event("cart").at("10:00").with("id", "y"),
            event("order").at("10:10").with("id", "y"),
            until("12:00"))
        .triggers("cart x", "cart y", "cart x");
  }

  @Test
  void aGoalThatCarriesNoValueOfPerBelongsToAllOfThem() {
    String perCart = shop("{event: order}").replace("trigger:", "per: id\ntrigger:");
    given(perCart)
        .when(
            event("cart").at("10:00").with("id", "x"),
            event("cart").at("10:00").with("id", "y"),
            event("order").at("10:10"),
            until("12:00"))
        .triggers("cart x", "cart y");
  }

  @Test
  void theRecordSaysWhatAGoalWasWorth() {
    Story story =
        given(shop("{event: order, value: event.total}"))
            .when(event("cart").at("10:00"), event("order").at("10:30").with("total", 12.5));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.GOAL)
                .map(record -> record.values().get("value")))
        .containsExactly("12.5");
  }
}
