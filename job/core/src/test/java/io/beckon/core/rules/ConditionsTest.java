package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Conditions that time can turn, and snapshots. */
class ConditionsTest {

  private static String exitWhere(String condition) {
    return """
        campaign: shop
        trigger: {event: cart}
        exit: [%s]
        steps: [{wait: 30d}, {send: email, template: first}]
        """
        .formatted(condition);
  }

  @Test
  void anExitConditionActsWhenTimeTurnsItAndAfterTheGrace() {
    given(exitWhere("{not: {did: visit, within: 1h}}"))
        .when(event("visit").at("10:00"), event("cart").at("10:10"), until("11:00:59.999"))
        .decides("10:10 entered shop (10:10)")
        .when(until("11:01"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void theGraceOfAConditionIsCountedFromTheDueInstantWhoeverMadeIt() {
    given(exitWhere("{not: {did: visit, within: 1h}}"))
        .when(
            event("visit").at("10:00").loggedAt("11:00:30"),
            event("cart").at("11:00:30"),
            until("12:00"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void anEventThatArrivesInTheGraceKeepsTheAnswer() {
    given(exitWhere("{not: {did: visit, within: 1h}}"))
        .when(
            event("visit").at("10:00"),
            event("cart").at("10:10"),
            event("visit").at("10:59").loggedAt("11:00:59.999"),
            until("11:30"))
        .decides("10:10 entered shop (10:10)")
        .when(until("13:00"))
        .decides(Decision.EXITED, "12:00 exited shop (11:59): exit condition");
  }

  @Test
  void anEventWithinTheGraceAsksAtTheInstantBeforeIt() {
    given(exitWhere("{all: [{did: open}, {not: {did: visit, within: 1h}}]}"))
        .when(event("visit").at("10:00"), event("cart").at("10:10"), event("open").at("11:00:30"))
        .decides("10:10 entered shop (10:10)")
        .when(event("visit").at("10:59").loggedAt("11:00:40"), until("11:30"))
        .decides("10:10 entered shop (10:10)");
  }

  @Test
  void aConditionThatAnEventFindsTrueActsAtOnce() {
    given(exitWhere("{did: complaint}"))
        .when(event("cart").at("10:10"), event("complaint").at("10:20").loggedAt("10:30"))
        .decides(Decision.EXITED, "10:30 exited shop (10:20): exit condition");
  }

  @Test
  void aConditionThatIsTrueAtEntryActsOnlyAfterItWasFalse() {
    given(exitWhere("{did: visit, within: 1h}"))
        .when(event("visit").at("10:00"), event("cart").at("10:10"), event("visit").at("10:20"))
        .decides("10:10 entered shop (10:10)")
        .when(event("visit").at("12:00"))
        .decides(Decision.EXITED, "12:00 exited shop (12:00): exit condition");
  }

  @Test
  void allWindowsMoveTogether() {
    // At 11:00 the visit and the open leave their windows at once: the whole never turns true.
    given(exitWhere("{all: [{did: open, within: 30m}, {not: {did: visit, within: 1h}}]}"))
        .when(
            event("visit").at("10:00"),
            event("cart").at("10:10"),
            event("open").at("10:30"),
            until("13:00"))
        .decides("10:10 entered shop (10:10)");
  }

  @Test
  void everyPartOfAConditionIsWatched() {
    given(exitWhere("{any: [{not: {did: visit, within: 2h}}, {not: {did: open, within: 1h}}]}"))
        .when(
            event("visit").at("10:00"),
            event("open").at("10:00"),
            event("cart").at("10:10"),
            until("13:00"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void exactlySoManyTurnsTrueWhenOneTooManyLeavesTheWindow() {
    given(exitWhere("{did: visit, times: {exactly: 1}, within: 1h}"))
        .when(
            event("visit").at("10:00"),
            event("visit").at("10:20"),
            event("cart").at("10:30"),
            until("13:00"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void exactlySoManyTurnsFalseWhenTheLastOfThemLeavesTheWindow() {
    given(exitWhere("{not: {did: visit, times: {exactly: 1}, within: 1h}}"))
        .when(event("visit").at("10:00"), event("cart").at("10:30"), until("13:00"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void atMostSoManyTurnsTrueWhenTimePasses() {
    given(exitWhere("{did: visit, times: {at_most: 1}, within: 1h}"))
        .when(
            event("visit").at("10:00"),
            event("visit").at("10:20"),
            event("cart").at("10:30"),
            until("13:00"))
        .decides(Decision.EXITED, "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void whatAlreadyArrivedAfterTheDueInstantCountsToo() {
    given(exitWhere("{not: {did: visit, within: 1h}}"))
        .when(
            event("visit").at("10:00"),
            event("cart").at("10:10"),
            event("visit").at("11:00:30"),
            until("11:30"))
        .decides("10:10 entered shop (10:10)");
  }

  @Test
  void traitsTurnAConditionAtOnce() {
    given(exitWhere("profile.plan == \"pro\""))
        .when(event("cart").at("10:00"), identify("plan", "pro").at("10:30"))
        .decides(Decision.EXITED, "10:30 exited shop (10:30): exit condition");
  }

  @Test
  void aNullTraitIsRemoved() {
    given(exitWhere("{not: profile.plan == \"pro\"}"))
        .when(
            identify("plan", "pro").at("09:00"),
            event("cart").at("10:00"),
            identify("plan", null).at("10:30"))
        .decides(Decision.EXITED, "10:30 exited shop (10:30): exit condition");
  }

  @Test
  void anAudienceIsAskedAtTheLogTimeOfItsEvent() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{did: visit, within: 1h}]
            steps: [{send: email, template: first}]
            """)
        .when(event("visit").at("10:00"), event("cart").at("10:50").loggedAt("11:00"))
        .decides("11:00 not_qualified shop (10:50): audience");
  }

  @Test
  void beforeASendRightAfterItsTriggerTheAudienceIsAskedAtTheLogTimeToo() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{not: {did: visit, within: 1h}}]
            steps: [{send: email, template: first, when: {not: {did: visit, within: 1h}}}]
            """)
        .when(event("visit").at("09:00"), event("cart").at("09:50").loggedAt("10:30"))
        .sends("10:30 shop/first (09:50)");
  }

  @Test
  void anAudienceIsAskedAtTheInstantAtWhichASendWasDue() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{did: visit, within: 1h}]
            steps: [{wait: 30m}, {send: email, template: first}]
            """)
        .when(
            event("visit").at("10:00:30"),
            event("cart").at("10:30"),
            // Handled at 11:01, when the visit is an hour ago and more.
            until("12:00"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aWindowIsOpenAtItsFarEnd() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{did: visit, within: 1h}]
            steps: [{wait: 30m}, {send: email, template: first}]
            """)
        .when(event("visit").at("10:00"), event("cart").at("10:30"), until("12:00"))
        .sends()
        .decides(Decision.EXITED, "11:01 exited shop (11:00): audience");
  }
}
