package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Entering and leaving segments: by an event, or by time alone. */
class SegmentTriggersTest {

  private static final String BIG =
      """
      segment: big
      who: [{sum: order.total, within: 90d, over: 500}]
      ---
      """;

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
  void theEventThatTakesTheUserInStartsTheJourney() {
    given(BIG + shop("{enters: big}"))
        .when(
            event("order").at("10:00").with("total", 300L),
            event("order").at("11:00").with("total", 200L),
            event("order").at("12:00").with("total", 0.01))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void whoIsInDoesNotEnterAgainBeforeLeaving() {
    given(BIG + shop("{enters: big}"))
        .when(
            event("order").at("10:00").with("total", 600L),
            event("order").at("11:00").with("total", 600L),
            event("order").at("95d 10:00").with("total", 600L))
        .sends("10:00 shop/hello (10:00)", "95d 10:00 shop/hello (95d 10:00)");
  }

  @Test
  void timeAloneTakesTheUserOutAtTheInstant() {
    given(BIG + shop("{leaves: big}"))
        .when(event("order").at("10:00").with("total", 600L), until("100d 10:00"))
        .sends("90d 10:01 shop/hello (90d 10:00)");
  }

  @Test
  void whatComesInTheGraceKeepsTheUserIn() {
    given(BIG + shop("{leaves: big}"))
        .when(
            event("order").at("10:00").with("total", 600L),
            event("order").at("90d 10:00:59").with("total", 600L),
            until("100d 10:00"))
        .sends();
  }

  @Test
  void nobodyLeavesWhoWasNeverIn() {
    given(BIG + shop("{leaves: big}"))
        .when(event("order").at("10:00").with("total", 5L), until("100d 10:00"))
        .sends();
  }

  @Test
  void theProfileTakesTheUserInAsWell() {
    given(
            """
            segment: pros
            who: [profile.plan == "pro"]
            ---
            """
                + shop("{enters: pros}"))
        .when(
            identify("plan", "free").at("09:00"),
            identify("plan", "pro").at("10:00"),
            identify("name", "Ann").at("11:00"))
        .sends("10:00 shop/hello (10:00)");
  }

  @Test
  void aLateEventEntersByWhenItHappened() {
    given(BIG + shop("{enters: big}"))
        .when(
            event("order").at("10:00").with("total", 300L),
            event("order").at("09:00").loggedAt("11:00").with("total", 300L))
        .sends("11:00 shop/hello (09:00)");
  }

  @Test
  void aStaleEventEntersNobodyAndIsCountedAllTheSame() {
    given(BIG + shop("[{enters: big}, {leaves: big}]"))
        .when(
            event("order").at("10:00").loggedAt("2d 10:00").with("total", 600L),
            event("order").at("3d 10:00").with("total", 600L),
            until("100d 10:00"))
        .sends("93d 10:01 shop/hello (93d 10:00)");
  }

  @Test
  void aSegmentOfThoseWhoDidNotIsTheBaselineOfWhoeverIsNew() {
    String quiet =
        """
        segment: quiet
        who: [{not: {did: visit, within: 3d}}]
        ---
        """;
    given(quiet + shop("{enters: quiet}"))
        .when(event("visit").at("10:00"), until("3d 10:00:59"))
        .sends()
        .when(until("3d 10:01"))
        .sends("3d 10:01 shop/hello (3d 10:00)");
  }

  @Test
  void segmentsAreMadeOfSegments() {
    given(
            """
            segment: pros
            who: [profile.plan == "pro"]
            ---
            segment: busy-pros
            who: [{in: pros}, {did: login, times: 2, within: 7d}]
            ---
            """
                + shop("{enters: busy-pros}"))
        .when(
            event("login").at("10:00"),
            event("login").at("11:00"),
            identify("plan", "pro").at("12:00"))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void ofTwoThatTurnAtOneInstantTheMoreImportantGoesFirst() {
    given(
            BIG + shop("{leaves: big}"),
            BIG
                + """
                campaign: zoo
                priority: 90
                trigger: {leaves: big}
                steps: [{send: email, template: bye}]
                """)
        .when(event("order").at("10:00").with("total", 600L), until("100d 10:00"))
        .sends("90d 10:01 zoo/bye (90d 10:00)", "90d 10:01 shop/hello (90d 10:00)");
  }

  @Test
  void whileInsideAndFrequencyHoldAsForEvents() {
    given(
            BIG
                + """
                campaign: shop
                trigger: {enters: big}
                frequency: once
                steps: [{wait: 120d}, {send: email, template: hello}]
                """)
        .when(
            event("order").at("10:00").with("total", 600L),
            event("order").at("95d 10:00").with("total", 600L),
            event("order").at("250d 10:00").with("total", 600L))
        .decides(Decision.ALREADY_INSIDE, "95d 10:00 already_inside shop (95d 10:00)")
        .decides(Decision.REFUSED, "250d 10:00 refused shop (250d 10:00): frequency");
  }

  private static final String PROS =
      """
      segment: pros
      who: [profile.plan == "pro"]
      ---
      """;

  @Test
  void whatAJourneySetsOfTheUserIsSeenAtOnce() {
    given(
            """
            campaign: upgrade
            trigger: {event: paid}
            steps: [{set: {profile.plan: pro}}, {send: email, template: thanks}]
            """,
            PROS + shop("{enters: pros}"))
        .when(event("paid").at("10:00"))
        .sends("10:00 shop/hello (10:00)", "10:00 upgrade/thanks (10:00)");
  }

  @Test
  void campaignsThatUndoEachOthersWorkLeaveTheInstant() {
    String flip =
        """
        campaign: %s
        trigger: {%s: pros}
        frequency: always
        steps: [{set: {profile.plan: %s}}]
        """;
    given(
            PROS + flip.formatted("down", "enters", "free"),
            PROS + flip.formatted("up", "leaves", "pro"))
        .when(identify("plan", "pro").at("10:00"), event("visit").at("11:00"), until("2d 10:00"))
        .sends();
  }
}
