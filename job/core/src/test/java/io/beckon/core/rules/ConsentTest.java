package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import io.beckon.core.model.Step;
import io.beckon.core.state.Consent;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether the user wants to be written to: by this channel, about this topic. */
class ConsentTest {

  private static String campaign(String send) {
    return """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        steps: [{%s, template: first}]
        """
        .formatted(send);
  }

  private static final String MAIL = campaign("send: email");
  private static final String OFFER = campaign("send: email, topic: offers");

  @Test
  void aChannelIsAllowedUntilTheUserSaysNo() {
    given(MAIL)
        .when(
            event("cart").at("10:00"),
            event("unsubscribed").with("channel", "email").at("10:01"),
            event("cart").at("10:02"))
        .sends("10:00 shop/first (10:00)")
        .decides(Decision.HELD_BACK, "10:02 held_back shop/first (10:02): unsubscribed: email");
  }

  @Test
  void aChannelThatNeedsAYesIsClosedUntilTheUserSaysIt() {
    given(campaign("send: sms"))
        .under(Policies.open().optIn("sms").compiled())
        .when(
            event("cart").at("10:00"),
            event("subscribed").with("channel", "sms").at("10:01"),
            event("cart").at("10:02"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (10:00): no consent: sms")
        .sends("10:02 shop/first (10:02)");
  }

  @Test
  void withoutAPolicyTextMessagesAndPushNeedAYesAndMailDoesNot() {
    String channels =
        """
        campaign: shop
        trigger: {event: cart}
        steps:
          - {send: sms, template: first}
          - {send: push, template: second}
          - {send: email, template: third}
          - {send: in_app, template: fourth}
        """;
    given(channels)
        .under(PolicyCompiler.defaultPolicy())
        .when(event("cart").at("10:00"))
        .decides(
            Decision.HELD_BACK,
            "10:00 held_back shop/first (10:00): no consent: sms",
            "10:00 held_back shop/second (10:00): no consent: push")
        .sends("10:00 shop/third (10:00)", "10:00 shop/fourth (10:00)");
  }

  @Test
  void withoutAChannelAndATopicAllChannelsAreMeant() {
    given(MAIL, campaign("send: sms").replace("shop", "text"))
        .under(Policies.open().optIn("sms").compiled())
        .when(
            event("unsubscribed").at("10:00"),
            event("cart").at("10:01"),
            event("subscribed").at("10:02"),
            event("cart").at("10:03"))
        .decides(
            Decision.HELD_BACK,
            "10:01 held_back shop/first (10:01): unsubscribed: email",
            "10:01 held_back text/first (10:01): unsubscribed: sms")
        .sends("10:03 shop/first (10:03)", "10:03 text/first (10:03)");
  }

  @Test
  void theLastInTheLogStandsHoweverLateItComes() {
    given(MAIL)
        .when(
            event("subscribed").with("channel", "email").at("2d 09:00"),
            // It happened before, is too late to start anything, and came last.
            event("unsubscribed").with("channel", "email").at("09:00").loggedAt("2d 10:00"),
            event("cart").at("2d 10:01"))
        .sends()
        .notices(Notice.STALE_EVENT)
        .decides(
            Decision.HELD_BACK, "2d 10:01 held_back shop/first (2d 10:01): unsubscribed: email");
  }

  @Test
  void aChannelThatTheUserSpokeOfStandsApartFromTheOthers() {
    given(MAIL)
        .when(
            event("unsubscribed").at("10:00"),
            event("subscribed").with("channel", "email").at("10:01"),
            event("unsubscribed").with("channel", "sms").at("10:02"),
            event("cart").at("10:03"))
        .sends("10:03 shop/first (10:03)");
  }

  @Test
  void aTopicCanBeSwitchedOffAndOnAgain() {
    given(OFFER, MAIL.replace("shop", "other"))
        .when(
            event("unsubscribed").with("topic", "offers").at("10:00"),
            event("cart").at("10:01"),
            event("subscribed").with("topic", "offers").at("10:02"),
            event("cart").at("10:03"))
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): unsubscribed: offers")
        .sends(
            "10:01 other/first (10:01)", "10:03 other/first (10:03)", "10:03 shop/first (10:03)");
  }

  @Test
  void whereBothAreGivenTheTopicDecides() {
    given(OFFER, MAIL.replace("shop", "other"))
        .when(
            event("unsubscribed").with("topic", "offers").with("channel", "email").at("10:00"),
            event("cart").at("10:01"))
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): unsubscribed: offers")
        .sends("10:01 other/first (10:01)");
  }

  @Test
  void aYesToATopicOpensNoChannel() {
    given(OFFER)
        .when(
            event("unsubscribed").at("10:00"),
            event("subscribed").with("topic", "offers").at("10:01"),
            event("cart").at("10:02"))
        .decides(Decision.HELD_BACK, "10:02 held_back shop/first (10:02): unsubscribed: email");
  }

  @Test
  void aNameThatIsNoTextOrNoChannelSaysNothing() {
    given(MAIL)
        .when(
            event("unsubscribed").with("topic", 7L).at("10:00"),
            event("unsubscribed").with("channel", true).at("10:01"),
            event("unsubscribed").with("channel", "pigeon").at("10:02"),
            event("cart").at("10:03"))
        .sends("10:03 shop/first (10:03)");
  }

  @Test
  void whatIsPartOfADealAsksNeither() {
    given(campaign("send: sms, topic: offers, category: transactional"))
        .under(Policies.open().optIn("sms").compiled())
        .when(
            event("unsubscribed").at("10:00"),
            event("unsubscribed").with("topic", "offers").at("10:01"),
            event("cart").at("10:02"))
        .sends("10:02 shop/first (10:02)");
  }

  @Test
  void whoIsInSunsetGetsOnlyWhatThePolicyAllows() {
    given(MAIL, campaign("send: email, topic: announcements").replace("shop", "news"), OFFER)
        .under(Policies.open().sunsetAllows("announcements").compiled())
        .subscription(Step.Subscribe.Status.SUNSET)
        .when(event("cart").at("10:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (10:00): sunset")
        .sends("10:00 news/first (10:00)");
  }

  @Test
  void onlyAYesToEverythingEndsSunset() {
    given(MAIL)
        .subscription(Step.Subscribe.Status.SUNSET)
        .when(
            event("subscribed").with("channel", "email").at("10:00"),
            event("cart").at("10:01"),
            event("subscribed").at("10:02"),
            event("cart").at("10:03"))
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): sunset")
        .sends("10:03 shop/first (10:03)");
  }

  @Test
  void anUnsubscriptionTakesEffectOnTheVeryNextDecision() {
    given(
            """
            campaign: shop
            trigger: {event: unsubscribed}
            steps: [{send: email, template: first}]
            """)
        .when(event("unsubscribed").at("10:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back shop/first (10:00): unsubscribed: email");
  }

  @Test
  void whatIsSaidIsHeardBeforeAnyCampaignIsThere() {
    given()
        .from("11:00", MAIL)
        .when(event("unsubscribed").at("10:00"), event("cart").at("11:00"), until("12:00"))
        .sends();
  }

  @Test
  void moreTopicsThanTheBoundCountForAllChannels() {
    Input[] leaving =
        IntStream.rangeClosed(0, Consent.TOPICS_BOUND)
            .mapToObj(i -> event("unsubscribed").with("topic", "topic-" + i).at("10:00"))
            .toArray(Input[]::new);
    given(MAIL)
        .when(leaving)
        .notices(Notice.CONTACT_FULL)
        .entry(
            user ->
                assertThat(user.contact().consent().about("email")).isEqualTo(Consent.Answer.NO));
  }
}
