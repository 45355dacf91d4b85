package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who enters a campaign, how often, and what a trigger does that meets a running journey. */
class EntranceTest {

  private static String shop(String more) {
    return """
        campaign: shop
        trigger: {event: cart}
        %s
        steps: [{wait: 1h}, {send: email, template: first}]
        """
        .formatted(more);
  }

  @Test
  void oneEventEntersACampaignOnceByTheFirstTriggerThatMatches() {
    given(
            """
            campaign: shop
            trigger: [{event: cart, where: event.price > 20}, {event: cart}, {event: cart}]
            frequency: always
            steps: [{send: email, template: first}]
            """)
        .when(event("cart").at("10:00").with("price", 5L))
        .decides("10:00 entered shop (10:00)");
  }

  @Test
  void onceMeansOnce() {
    given(shop("frequency: once"))
        .when(event("cart").at("10:00"), event("cart").at("1d 10:00"))
        .decides("10:00 entered shop (10:00)", "1d 10:00 refused shop (1d 10:00): frequency");
  }

  @Test
  void anEntryThatTheAudienceRefusedIsNone() {
    given(shop("audience: [profile.plan == \"pro\"]"))
        .when(
            event("cart").at("10:00"),
            identify("plan", "pro").at("10:30"),
            event("cart").at("10:40"))
        .decides("10:00 not_qualified shop (10:00): audience", "10:40 entered shop (10:40)");
  }

  @Test
  void onceCountsEachValueOfPer() {
    given(shop("per: id"))
        .when(
            event("cart").at("10:00").with("id", "x"),
            event("cart").at("12:00").with("id", "y"),
            event("cart").at("14:00").with("id", "x"))
        .decides(
            "10:00 entered shop (10:00)",
            "12:00 entered shop (12:00)",
            "14:00 refused shop (14:00): frequency");
  }

  @Test
  void exactlyOneIntervalAfterTheLastStartIsFreeAgain() {
    given(shop("frequency: 7d"))
        .when(
            event("cart").at("10:00"),
            event("cart").at("7d 09:59:59.999"),
            event("cart").at("7d 10:00"))
        .decides(
            "10:00 entered shop (10:00)",
            "7d 09:59:59.999 refused shop (7d 09:59:59.999): frequency",
            "7d 10:00 entered shop (7d 10:00)");
  }

  @Test
  void frequencyComparesStartsAndNotArrivals() {
    given(shop("frequency: 7d"))
        .when(
            event("cart").at("10:00").loggedAt("20:00"),
            event("cart").at("7d 10:00"),
            until("8d 10:00"),
            event("cart").at("14d 09:59").loggedAt("14d 20:00"))
        .decides(
            "20:00 entered shop (10:00)",
            "7d 10:00 entered shop (7d 10:00)",
            "14d 20:00 refused shop (14d 09:59): frequency");
  }

  @Test
  void aTriggerThatHappenedBeforeTheLastStartIsNotFree() {
    given(shop("frequency: 2h"))
        .when(event("cart").at("10:00"), event("cart").at("07:00").loggedAt("15:00"))
        .decides("10:00 entered shop (10:00)", "15:00 refused shop (07:00): frequency");
  }

  @Test
  void aTriggerWithoutTheValueOfPerEntersNobody() {
    given(shop("per: id"))
        .when(event("cart").at("10:00"))
        .decides("10:00 refused shop (10:00): no value of id");
  }

  @Test
  void oneAndOnePointZeroAreOneValueAndTheTextIsAnother() {
    given(shop("per: id\nfrequency: always"))
        .when(
            event("cart").at("10:00").with("id", 1L),
            event("cart").at("10:01").with("id", 1.0),
            event("cart").at("10:02").with("id", "1"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:01 already_inside shop (10:01)",
            "10:02 entered shop (10:02)");
  }

  @Test
  void whileInsideATriggerChangesNothing() {
    given(shop("frequency: always"))
        .when(event("cart").at("10:00"), event("cart").at("10:40"), until("13:00"))
        .decides("10:00 entered shop (10:00)", "10:40 already_inside shop (10:40)")
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aRestartBeginsAnewWithTheTriggerThatIsLaterInTheLog() {
    given(shop("while_inside: restart"))
        .when(
            event("cart").at("10:00"),
            event("cart").at("10:30"),
            event("cart").at("10:20").loggedAt("10:40"),
            until("13:00"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:30 restarted shop (10:30)",
            "10:40 restarted shop (10:20)")
        .sends("11:21 shop/first (11:20)");
  }

  @Test
  void aRestartAsksTheAudienceAndRefusedTheOldJourneyGoesOn() {
    given(shop("while_inside: restart\naudience: [trigger.price > 20]"))
        .when(
            event("cart").at("10:00").with("price", 50L),
            event("cart").at("10:30").with("price", 5L),
            until("13:00"))
        .decides("10:00 entered shop (10:00)", "10:30 not_qualified shop (10:30): audience")
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aRestartCountsAsAnEntry() {
    given(shop("while_inside: restart\nfrequency: 2h"))
        .when(event("cart").at("10:00"), event("cart").at("10:30"), event("cart").at("12:15"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:30 restarted shop (10:30)",
            "12:15 refused shop (12:15): frequency");
  }

  @Test
  void anOrderThatEndsOneJourneyMayStartTheNextOfTheSameCampaign() {
    given(
            """
            campaign: again
            trigger: {event: order}
            frequency: always
            exit: [{event: order}]
            steps: [{wait: 60d}, {send: email, template: miss-you}]
            """)
        .when(event("order").at("10:00"), event("order").at("11:00"))
        .decides(
            "10:00 entered again (10:00)",
            "11:00 exited again (11:00): exit: order",
            "11:00 entered again (11:00)");
  }

  @Test
  void theTriggerItselfIsNoExit() {
    given(
            """
            campaign: again
            trigger: {event: order}
            exit: [{event: order}]
            steps: [{wait: 1h}, {send: email, template: thanks}]
            """)
        .when(event("order").at("10:00"), until("12:00"))
        .sends("11:01 again/thanks (11:00)");
  }

  @Test
  void aJourneyThatOnlyWaitsForItsGoalIsNotInside() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            frequency: always
            goal: {event: order, within: 7d}
            steps: [{send: email, template: first}]
            """)
        .when(event("cart").at("10:00"), event("cart").at("10:10"))
        .decides(Decision.ENTERED, "10:00 entered shop (10:00)", "10:10 entered shop (10:10)");
  }

  @Test
  void historyAndProfileComeBeforeTriggers() {
    given(shop("audience: [{did: cart, within: 1h}]"))
        .when(event("cart").at("10:00"))
        .decides("10:00 entered shop (10:00)");
  }

  @Test
  void campaignsAreEnteredByPriorityThenByName() {
    String other = shop("").replace("campaign: shop", "campaign: a-shop");
    String urgent = shop("priority: 60").replace("campaign: shop", "campaign: urgent");
    given(shop(""), other, urgent)
        .when(event("cart").at("10:00"))
        .decides(
            "10:00 entered urgent (10:00)",
            "10:00 entered a-shop (10:00)",
            "10:00 entered shop (10:00)");
  }

  @Test
  void perMayBeAPath() {
    given(shop("per: cart.id\nexit: {event: paid}\nfrequency: always"))
        .when(
            event("cart").at("10:00").with("cart", Map.of("id", "x")),
            event("cart").at("10:10").with("cart", Map.of("id", "y")),
            event("cart").at("10:20").with("id", "z"),
            event("paid").at("10:30").with("cart", Map.of("id", "x")),
            until("12:00"))
        .sends("11:11 shop/first (11:10)");
  }
}
