package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tracking plan comes before anything else looks at an event. */
class PlanTest {

  private static final String PLAN =
      """
      plan: shop
      events:
        order:
          also: [Order Completed]
          properties: {total: number!}
      profile: {tier: {type: string, allowed: [gold]}}
      """;

  private static final String THANKS =
      """
      campaign: thanks
      trigger: {event: order}
      frequency: always
      steps: [{send: email, template: thanks}]
      """;

  private static final String REMINDER =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      exit: [{event: order}]
      steps: [{wait: 1h}, {send: email, template: first}]
      """;

  @Test
  void anEventThatBreaksThePlanStartsNothing() {
    given(THANKS)
        .planned(PLAN)
        .when(
            event("order").at("10:00").with("total", "5"),
            event("order").at("10:01"),
            event("order").at("10:02").with("total", 5L))
        .sends("10:02 thanks/thanks (10:02)")
        .setsAside(
            "10:00 order: `total` is not of type `number`", "10:01 order: `total` is missing")
        .notices(Notice.EVENT_SET_ASIDE, Notice.EVENT_SET_ASIDE);
  }

  @Test
  void anEventThatIsSetAsideEndsNothingAndIsNoHistory() {
    String lapsed =
        """
        campaign: lapsed
        trigger: {event: visit}
        audience: [{not: {did: order}}]
        steps: [{send: email, template: miss-you}]
        """;
    given(REMINDER, lapsed)
        .planned(PLAN)
        .when(
            event("cart").at("10:00"),
            event("order").at("10:30"),
            event("visit").at("10:40"),
            until("12:00"))
        .sends("10:40 lapsed/miss-you (10:40)", "11:01 shop/first (11:00)");
  }

  @Test
  void anEventThatIsSetAsideMovesNoClock() {
    given(REMINDER)
        .planned(PLAN)
        .when(event("cart").at("10:00"), event("order").at("11:30"))
        .sends()
        .when(event("order").at("11:31").with("total", 1L))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void anEventThatIsMendedAndSentAgainIsHeard() {
    given(THANKS)
        .planned(PLAN)
        .when(
            event("order").at("10:00").withId("m"),
            event("order").at("10:00").loggedAt("10:05").withId("m").with("total", 5L))
        .sends("10:05 thanks/thanks (10:00)");
  }

  @Test
  void whereThePlanOnlyWarnsTheEventIsUsed() {
    given(THANKS)
        .planned(PLAN + "breaks: warn\n")
        .when(event("order").at("10:00"))
        .sends("10:00 thanks/thanks (10:00)")
        .setsAside()
        .notices(Notice.PLAN_BROKEN);
  }

  @Test
  void anEventIsKnownByItsNameWhateverItsSpelling() {
    given(REMINDER, THANKS)
        .planned(PLAN)
        .when(
            event("cart").at("10:00"),
            event("Order Completed").at("10:30").with("total", 5L),
            until("12:00"))
        .sends("10:30 thanks/thanks (10:30)")
        .decides(Decision.EXITED, "10:30 exited shop (10:30): exit: order");
  }

  @Test
  void aSpellingIsCheckedAsTheEventThatItIs() {
    given(THANKS)
        .planned(PLAN)
        .when(event("Order Completed").at("10:00").with("total", "5"))
        .sends()
        .setsAside("10:00 Order Completed: `total` is not of type `number`");
  }

  @Test
  void reportsOfDeliveryHaveOtherSpellingsWithoutAPlan() {
    String opened =
        """
        campaign: opened
        trigger: {event: message_opened, where: event.channel == "email"}
        steps: [{send: push, template: nice}]
        """;
    given(opened)
        .when(event("Email Opened").at("10:00"))
        .sends("10:00 opened/nice (10:00)")
        .notices();
  }

  @Test
  void traitsThatBreakThePlanAreNotLearnt() {
    String gold =
        """
        campaign: gold
        trigger: {event: visit, where: profile.tier == "gold"}
        frequency: always
        steps: [{send: email, template: gold}]
        """;
    given(gold)
        .planned(PLAN)
        .when(
            identify("tier", "gold").at("10:00"),
            identify("tier", "Gold").at("10:01"),
            event("visit").at("10:02"))
        .sends("10:02 gold/gold (10:02)")
        .setsAside("10:01 identify: `tier` has a value that is not allowed");
  }

  @Test
  void whatThePlanDoesNotSpeakOfPasses() {
    given(REMINDER)
        .planned(PLAN)
        .when(event("cart").at("10:00").with("total", "5"), until("12:00"))
        .sends("11:01 shop/first (11:00)")
        .notices();
  }

  @Test
  void thePlanThatIsInForceAtTheLogTimeHolds() {
    given(THANKS)
        .plannedFrom("11:00", PLAN)
        .plannedFrom("12:00", "plan: other\nevents: {cart: {}}\n")
        .when(
            event("order").at("10:59"),
            event("order").at("10:58").loggedAt("11:00"),
            event("order").at("11:59"),
            event("order").at("12:00"))
        .sends("10:59 thanks/thanks (10:59)", "12:00 thanks/thanks (12:00)")
        .setsAside("11:00 order: `total` is missing", "11:59 order: `total` is missing");
  }

  @Test
  void historyIsKeptForACampaignOfTomorrow() {
    given(REMINDER)
        .planned(KEEPING)
        .when(
            event("order").at("10:00").with("total", 60L),
            event("order").at("1d 10:00").with("total", 40L),
            event("order").at("2d 10:00").with("total", 70L))
        .from("3d 00:00", loyal("times: 3"))
        .from("3d 00:00", fond("times: 2"))
        .when(event("visit").at("3d 10:00"))
        .sends("3d 10:00 fond/fond (3d 10:00)", "3d 10:00 loyal/loyal (3d 10:00)")
        .notices();
  }

  @Test
  void whatThePlanKeepsIsCountedOnce() {
    given(REMINDER)
        .planned(KEEPING)
        .when(event("order").at("10:00").with("total", 60L))
        .from("1d 00:00", loyal("times: 2"))
        .from("1d 00:00", loyal("times: 2").replace("campaign: loyal", "campaign: again"))
        .from("2d 00:00", loyal("times: 2").replace("campaign: loyal", "campaign: later"))
        .when(event("visit").at("1d 10:00"), event("visit").at("2d 10:00"))
        .sends()
        .when(event("order").at("3d 10:00").with("total", 60L), event("visit").at("3d 11:00"))
        .sends(
            "3d 11:00 again/loyal (3d 11:00)",
            "3d 11:00 later/loyal (3d 11:00)",
            "3d 11:00 loyal/loyal (3d 11:00)");
  }

  @Test
  void aLargerCountIsFilledBesideWhatASmallerOneKept() {
    given(loyal("times: 1").replace("campaign: loyal", "campaign: small"))
        .planned(KEEPING)
        .when(
            event("order").at("10:00").with("total", 60L),
            event("order").at("1d 10:00").with("total", 40L),
            event("order").at("2d 10:00").with("total", 70L))
        .from("3d 00:00", loyal("times: 4").replace("campaign: loyal", "campaign: four"))
        .from("3d 00:00", loyal("times: 3"))
        .when(event("visit").at("3d 10:00"))
        .sends("3d 10:00 loyal/loyal (3d 10:00)", "3d 10:00 small/loyal (3d 10:00)");
  }

  @Test
  void aVersionThatIsReplacedBeforeTheUserMeetsItIsFilledForTheNext() {
    given(REMINDER)
        .planned(KEEPING)
        .when(
            event("order").at("10:00").with("total", 60L),
            event("order").at("1d 10:00").with("total", 40L),
            event("order").at("2d 10:00").with("total", 70L))
        .from("3d 00:00", loyal("times: 3"))
        .from("3d 00:01", loyal("times: 3") + "description: another version\n")
        .when(event("visit").at("3d 10:00"))
        .sends("3d 10:00 loyal/loyal (3d 10:00)");
  }

  @Test
  void whatWasKnownBeforeThePlanStaysKnown() {
    given(loyal("times: 2").replace("campaign: loyal", "campaign: small"))
        .plannedFrom("2d 00:00", KEEPING)
        .when(
            event("order").at("10:00").with("total", 60L),
            event("order").at("1d 10:00").with("total", 40L),
            event("order").at("2d 10:00").with("total", 70L))
        .from("3d 00:00", loyal("times: 3"))
        .when(event("order").at("3d 09:00").with("total", 1L), event("visit").at("3d 10:00"))
        .sends("3d 10:00 loyal/loyal (3d 10:00)", "3d 10:00 small/loyal (3d 10:00)");
  }

  @Test
  void sumsAndLastValuesAreFilledToo() {
    given(REMINDER)
        .planned(KEEPING)
        .when(
            event("order").at("10:00").with("total", 60.5).with("currency", "GBP"),
            event("order").at("1d 10:00").with("total", 40L).with("currency", "EUR"))
        .from("2d 00:00", asked("sum", "{sum: order.total, within: 30d, over: 100}"))
        .from("2d 00:00", asked("much", "{sum: order.total, within: 30d, over: 100.5}"))
        .from("2d 00:00", asked("most", "{max: order.total, within: 30d, equals: 60.5}"))
        .from("2d 00:00", asked("last", "{last: order.currency, equals: EUR}"))
        .from("2d 00:00", asked("kinds", "{distinct: order.currency, over: 1}"))
        .from("2d 00:00", asked("notkept", "{distinct: order.coupon, over: 0}"))
        .when(event("visit").at("2d 10:00"))
        .sends(
            "2d 10:00 kinds/t (2d 10:00)",
            "2d 10:00 last/t (2d 10:00)",
            "2d 10:00 most/t (2d 10:00)",
            "2d 10:00 sum/t (2d 10:00)");
  }

  @Test
  void aSegmentOfTodayKnowsWhoBelongsToItAlready() {
    String campaign =
        """
        segment: good
        who: [{sum: order.total, within: 30d, over: 100}]
        ---
        campaign: welcome
        trigger: {enters: good}
        existing: %s
        steps: [{send: email, template: t}]
        """;
    for (String existing : List.of("enter", "skip")) {
      Story story =
          given(REMINDER)
              .planned(KEEPING)
              .when(event("order").at("10:00").with("total", 101L))
              .from("2d 00:00", campaign.formatted(existing))
              .when(event("visit").at("2d 09:00"), identify("a", 1L).at("2d 10:00"));
      if (existing.equals("enter")) {
        story.sends("2d 10:00 welcome/t (2d 10:00)");
      } else {
        story.sends();
      }
    }
  }

  @Test
  void aSilenceAfterAnEventIsFilledOnceItsAnswersAreKnown() {
    String stuck =
        """
        campaign: stuck
        trigger: {inactive: 5d, after: order, without: [paid]}
        existing: enter
        frequency: always
        steps: [{send: email, template: t}]
        """;
    String plan = KEEPING + "  paid: {keep: 400d}\n";
    given(REMINDER)
        .planned(plan)
        .when(event("order").at("10:00").with("total", 1L), event("paid").at("10:30"))
        .from("2d 00:00", stuck)
        .when(identify("a", 1L).at("2d 10:00"), until("20d 00:00"))
        .sends();
    given(REMINDER)
        .planned(plan)
        .when(event("paid").at("09:30"), event("order").at("10:00").with("total", 1L))
        .from("2d 00:00", stuck)
        .when(identify("a", 1L).at("2d 10:00"), until("20d 00:00"))
        .sends("5d 10:01 stuck/t (5d 10:00)");
  }

  @Test
  void whatIsNotKeptOfAnEventCannotBeAskedLater() {
    given(REMINDER)
        .planned(KEEPING)
        .when(event("order").at("10:00").with("total", 60L).with("coupon", "x"))
        .from("1d 00:00", loyal("times: 1, where: event.coupon != \"y\""))
        .when(event("visit").at("1d 10:00"))
        .sends();
  }

  @Test
  void withoutKeepACampaignRemembersFromItsOwnTimeOn() {
    given(REMINDER)
        .planned(PLAN)
        .when(event("order").at("10:00").with("total", 60L))
        .from("1d 00:00", loyal("times: 1"))
        .when(event("visit").at("1d 10:00"))
        .sends();
  }

  @Test
  void whatIsOlderThanThePlanKeepsItIsForgotten() {
    given(REMINDER)
        .planned(KEEPING.replace("400d", "10d"))
        .when(event("order").at("10:00").with("total", 60L))
        .tidiedAt("20d 00:00")
        .from("20d 12:00", loyal("times: 1"))
        .when(event("visit").at("20d 13:00"))
        .sends()
        .leavesNothingOf("order");
  }

  private static final String KEEPING =
      """
      plan: shop
      events:
        order: {keep: 400d, properties: {total: number!, currency: string}}
      """;

  private static String loyal(String did) {
    return """
    campaign: loyal
    trigger: {event: visit}
    audience: [{did: order, %s}]
    steps: [{send: email, template: loyal}]
    """
        .formatted(did);
  }

  private static String asked(String id, String clause) {
    return """
    campaign: %s
    trigger: {event: visit}
    audience: [%s]
    steps: [{send: email, template: t}]
    """
        .formatted(id, clause);
  }

  private static String fond(String times) {
    return """
    campaign: fond
    trigger: {event: visit}
    audience: [{did: order, where: event.total > 50, within: 30d, %s}]
    steps: [{send: email, template: fond}]
    """
        .formatted(times);
  }
}
