package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import org.junit.jupiter.api.Test;

/** So long without something: decided at the instant, for each user. */
class SilenceTest {

  private static String shop(String trigger) {
    return """
        campaign: shop
        trigger: %s
        frequency: always
        steps: [{send: email, template: hello}]
        """
        .formatted(trigger);
  }

  @Test
  void runsFromTheLastActivity() {
    given(shop("{inactive: 30d, without: visit}"))
        .when(event("visit").at("10:00"), event("visit").at("5d 11:00"), until("60d 10:00"))
        .sends("35d 11:01 shop/hello (35d 11:00)");
  }

  @Test
  void needsOneActivity() {
    given(shop("{inactive: 30d, without: visit}"))
        .when(identify("plan", "pro").at("10:00"), until("60d 10:00"))
        .sends();
  }

  @Test
  void comesAgainAfterTheNextActivity() {
    given(shop("{inactive: 30d, without: [visit, order]}"))
        .when(event("visit").at("10:00"), event("order").at("40d 10:00"), until("80d 10:00"))
        .sends("30d 10:01 shop/hello (30d 10:00)", "70d 10:01 shop/hello (70d 10:00)");
  }

  @Test
  void anyTrackedEventBreaksItWhereNoneIsNamed() {
    given(shop("{inactive: 30d}"))
        .when(
            event("whatever").at("10:00"),
            event("something-else").at("10d 10:00"),
            identify("plan", "pro").at("20d 10:00"),
            until("60d 10:00"))
        .sends("40d 10:01 shop/hello (40d 10:00)");
  }

  @Test
  void anActivityInTheGraceBreaksIt() {
    given(shop("{inactive: 30d, without: visit}"))
        .when(event("visit").at("10:00"), event("visit").at("30d 10:00:59"), until("40d 10:00"))
        .sends();
  }

  @Test
  void aLateActivityMovesItNoFurtherThanItsOwnTime() {
    given(shop("{inactive: 30d, without: visit}"))
        .when(
            event("visit").at("10:00"),
            event("visit").at("09:00").loggedAt("1d 09:00"),
            until("60d 10:00"))
        .sends("30d 10:01 shop/hello (30d 10:00)");
  }

  @Test
  void afterAnEventItRunsFromTheOldestThatWasNotAnswered() {
    given(shop("{inactive: 5d, after: signed_up, without: setup_done}"))
        .when(event("signed_up").at("10:00"), event("signed_up").at("2d 10:00"), until("60d 10:00"))
        .sends("5d 10:01 shop/hello (5d 10:00)");
  }

  @Test
  void anAnswerEndsTheSilenceAfterAnEvent() {
    given(shop("{inactive: 5d, after: signed_up, without: setup_done}"))
        .when(
            event("signed_up").at("10:00"), event("setup_done").at("4d 10:00"), until("60d 10:00"))
        .sends()
        .when(event("signed_up").at("60d 11:00"), until("70d 10:00"))
        .sends("65d 11:01 shop/hello (65d 11:00)");
  }

  @Test
  void whatWasDoneBeforeTheEventIsNoAnswer() {
    given(shop("{inactive: 5d, after: signed_up, without: setup_done}"))
        .when(event("setup_done").at("09:00"), event("signed_up").at("10:00"), until("60d 10:00"))
        .sends("5d 10:01 shop/hello (5d 10:00)");
  }

  @Test
  void oneInstantEntersACampaignOnceByTheFirstTriggerThatItTurns() {
    given(shop("[{inactive: 5d, without: a}, {inactive: 5d, without: [a, b]}]"))
        .when(event("a").at("10:00"), until("60d 10:00"))
        .decides("5d 10:01 entered shop (5d 10:00)")
        .sends("5d 10:01 shop/hello (5d 10:00)");
  }
}
