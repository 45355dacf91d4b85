package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.Policies;
import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.SendCommand;
import java.util.EnumSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A campaign that is paused lets nobody in, and what it is to send waits. */
class PauseTest {

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      exit: [{event: order}]
      steps: [{wait: 1h}, {send: email, template: first}, {wait: 2h}, {send: email, template: last}]
      """;

  private static final String HELLO =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: 1d
      steps: [{send: email, template: hello}]
      """;

  @Test
  void anEntryIsRefusedWhileItLasts() {
    given(HELLO)
        .pausedFrom("10:00", "shop")
        .resumedFrom("12:00", "shop")
        .when(
            event("cart").at("10:00"), event("cart").at("11:59:59.999"), event("cart").at("12:00"))
        .decides(
            "10:00 refused shop (10:00): paused",
            "11:59:59.999 refused shop (11:59:59.999): paused",
            "12:00 entered shop (12:00)")
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void aRefusedEntryIsNone() {
    given(HELLO)
        .pausedFrom("10:30", "shop")
        .resumedFrom("12:00", "shop")
        .when(event("cart").at("11:00"), event("cart").at("12:01"))
        .sends("12:01 shop/hello (12:01)");
  }

  @Test
  void whatIsToBeSentTriesAgainEveryFiveMinutesAndIsToldOnce() {
    given(SHOP)
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:18", "shop")
        .when(event("cart").at("10:00"), until("12:00"))
        .decides(
            EnumSet.of(Decision.PUT_OFF, Decision.SENT),
            "11:01 put_off shop/first (11:00): paused",
            "11:20 sent shop/first (11:00)");
  }

  @Test
  void whatFollowsRunsFromTheSending() {
    given(SHOP)
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:18", "shop")
        .when(event("cart").at("10:00"), until("14:00"))
        .sends("11:20 shop/first (11:00)", "13:21 shop/last (13:20)");
  }

  @Test
  void whatExpiresMeanwhileIsDroppedAndTheJourneyGoesOn() {
    given(SHOP.replace("template: first", "template: first, expires_after: 12m"))
        .pausedFrom("10:30", "shop")
        .resumedFrom("12:00", "shop")
        .when(event("cart").at("10:00"), until("14:00"))
        .decides(
            EnumSet.of(Decision.PUT_OFF, Decision.HELD_BACK),
            "11:01 put_off shop/first (11:00): paused",
            "11:15 held_back shop/first (11:00): expired")
        .sends("13:01 shop/last (13:00)");
  }

  @Test
  void anExitEndsAJourneyWhoseMessageWaits() {
    given(SHOP)
        .pausedFrom("10:30", "shop")
        .resumedFrom("12:00", "shop")
        .when(event("cart").at("10:00"), until("11:10"), event("order").at("11:30"), until("15:00"))
        .decides(Decision.EXITED, "11:30 exited shop (11:30): exit: order")
        .sends();
  }

  @Test
  void transactionalMessagesAndCallsWaitToo() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            frequency: always
            steps: [{wait: 1h}, {send: email, template: receipt}, {call: sales}]
            """)
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:30", "shop")
        .when(event("cart").at("10:00"), until("13:00"))
        .sends("11:30 shop/receipt (11:00)", "11:30 shop/sales (11:30)");
  }

  @Test
  void theOthersGoOn() {
    given(HELLO, HELLO.replace("campaign: shop", "campaign: other"))
        .pausedFrom("10:00", "shop")
        .when(event("cart").at("10:00"))
        .sends("10:00 other/hello (10:00)");
  }

  @Test
  void aRestartIsRefusedAndTheOldJourneyGoesOn() {
    given(SHOP + "while_inside: restart\n")
        .pausedFrom("10:30", "shop")
        .resumedFrom("10:50", "shop")
        .when(event("cart").at("10:00"), event("cart").at("10:40"), until("12:00"))
        .decides("10:00 entered shop (10:00)", "10:40 refused shop (10:40): paused")
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void anotherVersionIsPausedAsWell() {
    given(HELLO)
        .pausedFrom("10:00", "shop")
        .from("11:00", HELLO.replace("hello", "welcome"))
        .when(event("cart").at("12:00"))
        .decides("12:00 refused shop (12:00): paused");
  }

  /** Whoever turned inactive during the pause does not come in by its end. */
  @Test
  void conditionsAreWatchedSilently() {
    given("campaign: back\ntrigger: {inactive: 2h}\nsteps: [{send: email, template: back}]\n")
        .pausedFrom("11:00", "back")
        .resumedFrom("13:00", "back")
        .when(event("page").at("10:00"), until("14:00"), event("page").at("15:00"), until("18:00"))
        .decides("12:01 refused back (12:00): paused", "17:01 entered back (17:00)");
  }

  @Test
  void nothingIsDecidedOfAMessageThatWaits() {
    given(SHOP)
        .under(Policies.open().compiled())
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:30", "shop")
        .when(
            event("cart").at("10:00"),
            event("unsubscribed").at("10:10"),
            until("11:10"),
            event("subscribed").at("11:15"),
            until("12:00"))
        .sends("11:30 shop/first (11:00)");
  }

  @Test
  void aHaltHoldsAllOfThem() {
    given(HELLO, SHOP.replace("campaign: shop", "campaign: other"))
        .haltedFrom("10:30")
        .liftedFrom("11:30")
        .when(event("cart").at("10:00"), event("cart").at("10:40"), until("12:00"))
        .decides(Decision.REFUSED, "10:40 refused shop (10:40): halted")
        .decides(Decision.PUT_OFF, "11:01 put_off other/first (11:00): halted")
        .sends("10:00 shop/hello (10:00)", "11:30 other/first (11:00)");
  }

  @Test
  void whatIsPausedByItselfStaysSoWhenAHaltIsLifted() {
    given(HELLO)
        .pausedFrom("10:00", "shop")
        .haltedFrom("10:30")
        .liftedFrom("11:30")
        .when(event("cart").at("11:00"), event("cart").at("12:00"))
        .decides("11:00 refused shop (11:00): halted", "12:00 refused shop (12:00): paused");
  }

  @Test
  void aHaltCallsBackWhatMayNotHaveBeenDelivered() {
    given(SHOP)
        .haltedFrom("11:30")
        .when(event("cart").at("10:00"), until("11:10"), event("page").at("11:20"))
        .callsBack()
        .when(event("cart").at("11:45"))
        .callsBack("11:45 shop/first: halted")
        .when(event("cart").at("11:50"))
        .callsBack("11:45 shop/first: halted");
  }

  /**
   * Behind the last step it makes no difference whether the goal's window ended before or after.
   */
  @Test
  void aHaltCallsBackWhereTheWindowOfTheGoalIsOver() {
    for (String window : new String[] {"2h", "185m", "9h"}) {
      given(SHOP.replace("exit: [{event: order}]", "goal: {event: order, within: " + window + "}"))
          .haltedFrom("13:30")
          .when(event("cart").at("10:00"), until("13:20"), event("cart").at("13:40"))
          .callsBack("13:40 shop/first: halted", "13:40 shop/last: halted");
    }
  }

  /** A message of one step, which no event can call back, is called back by a halt all the same. */
  @Test
  void aHaltCallsBackWhatACampaignWithoutGoalAndExitHasSent() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            frequency: always
            steps: [{send: email, template: first}]
            """)
        .haltedFrom("10:30")
        .when(event("cart").at("10:00"), event("cart").at("10:40"))
        .callsBack("10:40 shop/first: halted");
  }

  @Test
  void aHaltThatIsOverCallsNothingBack() {
    given(SHOP)
        .haltedFrom("11:30")
        .liftedFrom("11:40")
        .when(event("cart").at("10:00"), until("11:10"), event("cart").at("11:45"))
        .callsBack();
  }

  @Test
  void aHaltReachesTheSilentByTheirOwnDeadlines() {
    Story story =
        given(SHOP)
            .haltedFrom("11:30")
            .when(event("cart").at("10:00"), until("11:10"), until("13:05"));
    Assertions.assertThat(story.of(SendCommand.class)).hasSize(1);
    Assertions.assertThat(story.of(CancelCommand.class)).hasSize(1);
    story.callsBack("13:01 shop/first: halted");
  }

  @Test
  void aHeldMessageIsNotAskedItsAudienceUntilTheCampaignGoesOn() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            audience: [{not: {did: page, within: 10m}}]
            steps: [{wait: 1h}, {send: email, template: first}]
            """)
        .pausedFrom("10:50", "shop")
        .resumedFrom("11:30", "shop")
        .when(event("cart").at("10:00"), event("page").at("11:03"), until("13:00"))
        .sends("11:30 shop/first (11:00)");
  }
}
