package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** When something is due, when it is handled, and in which order. */
class DeadlinesTest {

  private static final String REMINDER =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      exit: [{event: order}]
      steps: [{wait: 1h}, {send: email, template: first}]
      """;

  private static final String TWO_WAITS =
      """
      campaign: shop
      trigger: {event: cart}
      steps: [{wait: 1h}, {send: email, template: first}, {wait: 1h}, {send: email, template: second}]
      """;

  @Test
  void aDeadlineIsHandledAfterTheGrace() {
    given(REMINDER)
        .when(event("cart").at("10:00"), until("11:00:59.999"))
        .sends()
        .when(until("11:01"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void withoutGraceADeadlineIsHandledWhenItIsDue() {
    given(REMINDER)
        .withoutGrace()
        .when(event("cart").at("10:00"), until("11:00"))
        .sends("11:00 shop/first (11:00)");
  }

  @Test
  void aSendRightAfterItsTriggerHasNoGrace() {
    given("{campaign: shop, trigger: {event: cart}, steps: [{send: email, template: first}]}")
        .when(event("cart").at("10:00").loggedAt("10:20"))
        .sends("10:20 shop/first (10:00)");
  }

  @Test
  void aLateEventsDeadlineHasItsGraceFromTheLogTime() {
    given(REMINDER)
        .when(event("cart").at("08:00").loggedAt("10:00"), until("12:00"))
        .sends("10:01 shop/first (09:00)");
  }

  @Test
  void aCartAndItsOrderUploadedOneSecondApartBringNoReminder() {
    given(REMINDER)
        .when(
            event("cart").at("08:00").loggedAt("18:00"),
            event("order").at("08:20").loggedAt("18:00:01"),
            until("20:00"))
        .sends()
        .decides("18:00 entered shop (08:00)", "18:00:01 exited shop (08:20): exit: order");
  }

  @Test
  void aWaitRunsFromTheDueInstantBeforeAndNotFromItsHandling() {
    given(TWO_WAITS)
        .when(event("cart").at("10:00"), until("13:00"))
        .sends("11:01 shop/first (11:00)", "12:01 shop/second (12:00)");
  }

  @Test
  void whatADeadlineMakesIsHandledNoEarlierThanItsMaker() {
    given(TWO_WAITS)
        .when(event("cart").at("08:00").loggedAt("10:30"), until("13:00"))
        .sends("10:31 shop/first (09:00)", "10:31 shop/second (10:00)");
  }

  @Test
  void whatADeadlineMakesHasNoSecondGraceWhereItsMakerWasLate() {
    given(TWO_WAITS)
        .when(event("cart").at("08:30").loggedAt("10:30"), until("13:00"))
        .sends("10:31 shop/first (09:30)", "10:31 shop/second (10:30)");
  }

  @Test
  void anEventFirstBringsUpWhatIsDueBeforeIt() {
    given(REMINDER)
        .when(event("cart").at("10:00"), event("order").at("11:01"))
        .sends("11:01 shop/first (11:00)")
        .decides("10:00 entered shop (10:00)");
  }

  @Test
  void anEventJustBeforeTheHandlingIsInTime() {
    given(REMINDER)
        .when(event("cart").at("10:00"), event("order").at("11:00:59.999"), until("12:00"))
        .sends();
  }

  @Test
  void sinceStartCountsFromTheEntry() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - wait: 1h
              - send: email
                template: first
              - wait: {since_start: 3h}
              - send: email
                template: second
            """)
        .when(event("cart").at("10:00"), until("14:00"))
        .sends("11:01 shop/first (11:00)", "13:01 shop/second (13:00)");
  }

  @Test
  void aWaitThatHasPassedIsDueAtTheInstantBefore() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - wait: 3h
              - send: email
                template: first
              - wait: {since_start: 1h}
              - send: email
                template: second
            """)
        .when(event("cart").at("10:00"), until("14:00"))
        .sends("13:01 shop/first (13:00)", "13:01 shop/second (13:00)");
  }

  @Test
  void whatIsHandledAtOneInstantGoesByWhenItWasDue() {
    given(waitingTwice("urgent", 90, "1h"), waitingTwice("calm", 10, "30m"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("12:00"))
        .decides(
            Decision.WAITING,
            "10:00 waiting urgent/step-1 (09:00)",
            "10:00 waiting calm/step-1 (08:30)",
            "10:01 waiting calm/step-2 (2d 08:30)",
            "10:01 waiting urgent/step-2 (2d 09:00)");
  }

  @Test
  void whatALateDeadlineMakesDoesNotGoBeforeWhatIsHandledWithIt() {
    given(
            """
            campaign: a
            trigger: {event: cart}
            steps: [{wait: 30m}, {wait: 1h}, {wait: 2d}, {send: email, template: first}]
            """,
            waitingTwice("b", 50, "1h"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("10:01"))
        .decides(
            Decision.WAITING,
            "10:00 waiting a/step-1 (08:30)",
            "10:00 waiting b/step-1 (09:00)",
            "10:01 waiting a/step-2 (09:30)",
            "10:01 waiting b/step-2 (2d 09:00)",
            "10:01 waiting a/step-3 (2d 09:30)");
  }

  @Test
  void whatIsDueAtOneInstantGoesByPriorityThenByCampaign() {
    given(
            waitingTwice("b", 50, "2h").replace("cart", "visit"),
            waitingTwice("a", 50, "1h"),
            waitingTwice("c", 60, "1h"))
        .when(event("visit").at("10:00"), event("cart").at("11:00"), until("13:00"))
        .decides(
            Decision.WAITING,
            "10:00 waiting b/step-1 (12:00)",
            "11:00 waiting c/step-1 (12:00)",
            "11:00 waiting a/step-1 (12:00)",
            "12:01 waiting c/step-2 (2d 12:00)",
            "12:01 waiting a/step-2 (2d 12:00)",
            "12:01 waiting b/step-2 (2d 12:00)");
  }

  private static final String PER_CART =
      """
      campaign: shop
      trigger: {event: cart}
      per: id
      while_inside: restart
      frequency: always
      exit: [{not: {did: visit, within: 1h}}]
      steps:
        - wait: 1h
        - send: email
          template: first
          when: {did: nothing}
        - wait: 1h
        - send: email
          template: second
      """;

  @Test
  void journeysOfOneCampaignGoInTheOrderOfEntry() {
    given(PER_CART.replace("exit:", "# exit:"))
        .when(
            event("cart").at("10:00").with("id", "z"),
            event("cart").at("10:01").with("id", "y"),
            event("cart").at("10:00").loggedAt("10:02").with("id", "x"),
            event("cart").at("10:00").loggedAt("10:02").with("id", "w"),
            event("cart").at("10:00").loggedAt("10:02").with("id", "v"),
            until("13:00"))
        .journeys(Decision.SKIPPED, 1, 3, 4, 5, 2)
        .triggers("cart z", "cart x", "cart w", "cart v", "cart y");
  }

  @Test
  void aRestartedJourneyHasEnteredAnew() {
    given(PER_CART.replace("exit:", "# exit:"))
        .when(
            event("cart").at("10:00").with("id", "x"),
            event("cart").at("10:00").with("id", "y"),
            event("cart").at("10:00").loggedAt("10:10").with("id", "x"),
            until("13:00"))
        .journeys(Decision.SKIPPED, 2, 3)
        .triggers("cart y", "cart x");
  }

  @Test
  void exitsOfACampaignComeBeforeItsWaitsWhosesoeverTheyAre() {
    // At 11:00 the first journey's wait is over, and the visit an hour ago that kept them both.
    given(PER_CART)
        .when(
            event("visit").at("10:00"),
            event("cart").at("10:00").with("id", "x"),
            event("cart").at("10:30").with("id", "y"),
            until("13:00"))
        .decides(Decision.SKIPPED)
        .decides(
            Decision.EXITED,
            "11:01 exited shop (11:00): exit condition",
            "11:01 exited shop (11:00): exit condition");
  }

  @Test
  void anExitConditionComesBeforeAWaitThatIsDueAtTheSameInstant() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            exit: [{not: {did: visit, within: 1h}}]
            steps: [{wait: 1h}, {wait: 1h}, {send: email, template: first}]
            """)
        .when(event("visit").at("10:00"), event("cart").at("10:00"), until("12:00"))
        .decides(Decision.WAITING, "10:00 waiting shop/step-1 (11:00)")
        .decides("10:00 entered shop (10:00)", "11:01 exited shop (11:00): exit condition");
  }

  private static String waitingTwice(String campaign, int priority, String length) {
    return """
        campaign: %s
        priority: %d
        trigger: {event: cart}
        steps: [{wait: %s}, {wait: 2d}, {send: email, template: first}]
        """
        .formatted(campaign, priority, length);
  }
}
