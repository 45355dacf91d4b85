package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Which version of a campaign is in force, and for whom. */
class VersionsTest {

  private static String shop(String template) {
    return """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        exit: [{event: order}]
        steps: [{wait: 1h}, {send: email, template: %s}]
        """
        .formatted(template);
  }

  private static String hello(String template) {
    return """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        steps: [{send: email, template: %s}]
        """
        .formatted(template);
  }

  @Test
  void atTheInstantOfAChangeTheChangeComesFirst() {
    given(hello("old"))
        .from("12:00", hello("new"))
        .when(event("cart").at("11:59:59.999"), event("cart").at("12:00"))
        .sends("11:59:59.999 shop/old (11:59:59.999)", "12:00 shop/new (12:00)");
  }

  @Test
  void beforeItsInstantACampaignIsNotThere() {
    given()
        .from("12:00", hello("new"))
        .when(event("cart").at("11:59"), event("cart").at("12:30"))
        .sends("12:30 shop/new (12:30)");
  }

  @Test
  void aVersionIsInForceByLogTime() {
    given(hello("old"))
        .from("12:00", hello("new"))
        .when(event("cart").at("11:00").loggedAt("12:00"), event("cart").at("12:01"))
        .sends("12:00 shop/new (11:00)", "12:01 shop/new (12:01)");
  }

  @Test
  void aJourneyKeepsItsVersion() {
    given(shop("old"))
        .from("10:30", shop("new"))
        .when(event("cart").at("10:00"), until("12:00"), event("cart").at("12:00"), until("14:00"))
        .sends("11:01 shop/old (11:00)", "13:01 shop/new (13:00)");
  }

  @Test
  void aTriggerOfTheNewVersionMeetsTheJourneyOfTheOld() {
    given(shop("old"))
        .from("10:30", shop("new"))
        .when(event("cart").at("10:00"), event("cart").at("10:40"))
        .decides("10:00 entered shop (10:00)", "10:40 already_inside shop (10:40)");
  }

  @Test
  void onceIsOnceOverAllVersions() {
    String once = hello("old").replace("frequency: always", "frequency: once");
    given(once)
        .from("10:30", once.replace("old", "new"))
        .when(event("cart").at("10:00"), event("cart").at("10:40"))
        .decides("10:00 entered shop (10:00)", "10:40 refused shop (10:40): frequency");
  }

  @Test
  void ofTwoVersionsOfOneInstantTheOnePublishedLaterStands() {
    given(hello("old"))
        .from("12:00", hello("mistaken"))
        .from("12:00", hello("right"))
        .when(event("cart").at("12:00"))
        .sends("12:00 shop/right (12:00)");
  }

  @Test
  void whatIsPublishedOutOfOrderTakesForceInOrder() {
    given()
        .from("14:00", hello("third"))
        .from("10:00", hello("first"))
        .from("12:00", hello("second"))
        .when(event("cart").at("11:00"), event("cart").at("13:00"), event("cart").at("15:00"))
        .sends("11:00 shop/first (11:00)", "13:00 shop/second (13:00)", "15:00 shop/third (15:00)");
  }

  @Test
  void aVersionMayComeBack() {
    given(hello("one"))
        .from("12:00", hello("other"))
        .from("14:00", hello("one"))
        .when(event("cart").at("11:00"), event("cart").at("13:00"), event("cart").at("15:00"))
        .sends("11:00 shop/one (11:00)", "13:00 shop/other (13:00)", "15:00 shop/one (15:00)");
  }

  @Test
  void anExitOfAnOldVersionIsStillHeard() {
    given(shop("old"))
        .from("10:30", hello("new"))
        .when(event("cart").at("10:00"), event("order").at("10:40"))
        .decides(Decision.EXITED, "10:40 exited shop (10:40): exit: order");
  }
}
