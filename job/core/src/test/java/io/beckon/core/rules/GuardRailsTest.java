package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Policy.Then;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hold-out, control group, limits and calls, and the order in which guard rails are asked. */
class GuardRailsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      """;

  private static final String MAIL = SHOP + "steps: [{send: email, template: first}]\n";

  /** The user's chance of being held out is 0.197. */
  private static final double WITH_THE_USER = 0.2;

  private static final double WITHOUT = 0.19;

  @Test
  void theyAreAskedInTheirOrderAndTheFirstDecides() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            frequency: always
            topic: offers
            limits: {per_user: 1}
            steps: [{send: email, template: first, expires_after: 30m}]
            """)
        .under(noon().holdout(WITH_THE_USER).compiled())
        .from("11:00", noon().compiled())
        .from("16:00", Policies.none())
        .when(
            event("unsubscribed").with("channel", "email").at("10:00"),
            event("unsubscribed").with("topic", "offers").at("10:00"),
            event("message_bounced").with("channel", "email").at("10:00"),
            event("cart").at("09:00").loggedAt("10:01"),
            event("subscribed").at("10:02"),
            event("cart").at("09:00").loggedAt("10:03"),
            event("subscribed").with("topic", "offers").at("10:04"),
            event("cart").at("09:00").loggedAt("10:05"),
            identify("email", "a@x.example").at("10:06"),
            event("cart").at("09:00").loggedAt("10:07"),
            event("cart").at("11:01"),
            event("cart").at("11:00").loggedAt("12:01"),
            event("cart").at("12:02"),
            event("cart").at("13:00"),
            event("cart").at("16:00"))
        .decides(
            Decision.HELD_BACK,
            "10:01 held_back shop/first (09:00): unsubscribed: email",
            "10:03 held_back shop/first (09:00): unsubscribed: offers",
            "10:05 held_back shop/first (09:00): suppressed: bounce",
            "10:07 held_back shop/first (09:00): hold-out",
            "12:01 held_back shop/first (11:00): expired",
            "12:02 held_back shop/first (12:02): quiet hours",
            "13:00 held_back shop/first (13:00): cap: 1 in 9h",
            "16:00 held_back shop/first (16:00): limit: 1 per user")
        .sends("11:01 shop/first (11:01)");
  }

  @Test
  void whoIsHeldOutGetsNoMarketingAndTheJourneyGoesOn() {
    given(
            SHOP
                + """
                steps:
                  - {send: email, template: first}
                  - {send: email, template: second, category: transactional}
                """)
        .under(Policies.open().holdout(WITH_THE_USER).compiled())
        .when(event("cart").at("10:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (10:00): hold-out")
        .sends("10:00 shop/second (10:00)")
        .decides(Decision.COMPLETED, "10:00 completed shop (10:00)");
  }

  @Test
  void othersAreNotHeldOut() {
    given(MAIL)
        .under(Policies.open().holdout(WITHOUT).compiled())
        .when(event("cart").at("10:00"))
        .sends("10:00 shop/first (10:00)");
  }

  /** The user's chance of being in the control group of this campaign is 0.306. */
  @Test
  void theControlGroupWalksTheJourneyAndGetsNothing() {
    given(
            SHOP
                + """
                control: 31%
                exit: [{event: order}]
                steps:
                  - {send: email, template: first}
                  - wait: 1h
                  - {send: sms, template: second}
                """)
        .under(Policies.open().optIn("sms").compiled())
        .when(event("cart").at("10:00"), event("order").at("11:30"), until("12:00"))
        .sends()
        .callsBack()
        .decides(
            "10:00 entered shop (10:00)",
            "10:00 ghost shop/first (10:00)",
            "11:01 held_back shop/second (11:00): no consent: sms");
  }

  @Test
  void whoIsNotInTheControlGroupGetsIt() {
    given(MAIL + "control: 30%\n")
        .when(event("cart").at("10:00"))
        .sends("10:00 shop/first (10:00)");
  }

  @Test
  void aGhostTakesNoPlaceOfACapAndIsHeldLikeAnyOther() {
    given(MAIL + "control: 31%\nlimits: {per_user: 1}\n", MAIL.replace("shop", "other"))
        .under(Policies.open().cap(1, HOUR, Then.HOLD).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:30"), until("12:00"))
        .sends("10:00 other/first (10:00)", "11:00 other/first (10:30)")
        .decides(
            EnumSet.of(Decision.GHOST, Decision.PUT_OFF),
            "10:00 put_off shop/first (10:00): cap: 1 in 1h",
            "10:30 put_off other/first (10:30): cap: 1 in 1h",
            "11:00 ghost shop/first (10:00)")
        .entry(user -> assertThat(user.contact().messages("shop")).isZero());
  }

  @Test
  void aLimitHoldsForEver() {
    Story story =
        given(MAIL + "limits: {per_user: 2}\n")
            .when(
                event("cart").at("10:00"),
                event("cart").at("10:01"),
                event("cart").at("700d 10:00"))
            .sends("10:00 shop/first (10:00)", "10:01 shop/first (10:01)")
            .decides(
                Decision.HELD_BACK,
                "700d 10:00 held_back shop/first (700d 10:00): limit: 2 per user");

    assertThat(story.of(JourneyRecord.class).filter(r -> r.decision() == Decision.HELD_BACK))
        .extracting(JourneyRecord::values)
        .containsExactly(Map.of("messages so far", "2"));
  }

  @Test
  void aLimitHoldsForWhatIsPartOfADealToo() {
    given(MAIL + "limits: {per_user: 1}\ncategory: transactional\n")
        .when(event("cart").at("10:00"), event("cart").at("10:01"))
        .sends("10:00 shop/first (10:00)")
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): limit: 1 per user");
  }

  @Test
  void messagesOfATestUserCountInNoLimit() {
    given(MAIL + "limits: {per_user: 1}\n")
        .under(Policies.open().testUser(Story.USER).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:01"))
        .sends("10:00 shop/first (10:00)", "10:01 shop/first (10:01)");
  }

  @Test
  void aTestUserWhoHadAllOfThemBeforeGetsNoMore() {
    given(MAIL + "limits: {per_user: 1}\n")
        .from("10:01", Policies.open().testUser(Story.USER).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:01"))
        .sends("10:00 shop/first (10:00)")
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): limit: 1 per user");
  }

  @Test
  void aCallIsNoMessageToTheUser() {
    Story story =
        given(
                SHOP
                    + """
                    limits: {per_user: 1}
                    steps: [{send: email, template: first}, {call: sales}]
                    """)
            .under(
                Policies.open()
                    .holdout(1)
                    .quiet("00:00", "23:00", Then.DROP)
                    .cap(1, HOUR, Then.DROP)
                    .compiled())
            .when(
                event("unsubscribed").at("10:00"),
                event("cart").at("10:01"),
                event("cart").at("10:02"))
            .sends("10:01 shop/sales (10:01)", "10:02 shop/sales (10:02)");

    assertThat(story.of(SendCommand.class)).extracting(SendCommand::channel).containsOnly("call");
  }

  @Test
  void aCallThatComesTooLateIsNotMade() {
    given(SHOP + "steps: [{wait: 1s}, {call: sales}]")
        .when(event("cart").at("10:00").loggedAt("1d 10:00"), until("1d 12:00"))
        .sends()
        .decides(Decision.HELD_BACK, "1d 10:01 held_back shop/sales (10:00:01): expired");
  }

  @Test
  void whatCampaignsSubscribeToIsHeardAtOnce() {
    given(
            SHOP
                + """
                steps:
                  - {send: email, template: first}
                  - {subscription: {status: unsubscribed, topic: offers}}
                  - {send: email, template: second, topic: offers}
                  - {subscription: {status: sunset}}
                  - {send: email, template: third}
                  - {subscription: {status: subscribed}}
                  - {send: email, template: fourth}
                """)
        .when(event("cart").at("10:00"))
        .sends("10:00 shop/first (10:00)", "10:00 shop/fourth (10:00)")
        .decides(
            Decision.HELD_BACK,
            "10:00 held_back shop/second (10:00): unsubscribed: offers",
            "10:00 held_back shop/third (10:00): sunset");
  }

  private static Policies noon() {
    return Policies.open()
        .quiet("12:00", "13:00", Then.DROP)
        .cap(1, Duration.ofHours(9), Then.DROP);
  }
}
