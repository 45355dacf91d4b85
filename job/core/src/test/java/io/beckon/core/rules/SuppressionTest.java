package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Channels by which nothing goes any more. */
class SuppressionTest {

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      steps: [{send: email, template: first}, {send: sms, template: second}]
      """;

  @Test
  void aBounceClosesItsChannel() {
    given(SHOP)
        .when(
            event("message_bounced").with("channel", "email").at("10:00"),
            event("cart").at("10:01"))
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): suppressed: bounce")
        .sends("10:01 shop/second (10:01)");
  }

  @Test
  void aBounceWithoutAChannelIsAMails() {
    given(SHOP)
        .when(event("message_bounced").at("10:00"), event("cart").at("10:01"))
        .sends("10:01 shop/second (10:01)");
  }

  @Test
  void aMailboxThatIsFullTodayClosesNothing() {
    given(SHOP)
        .when(
            event("message_bounced").with("channel", "email").with("permanent", false).at("10:00"),
            event("cart").at("10:01"))
        .sends("10:01 shop/first (10:01)", "10:01 shop/second (10:01)");
  }

  @Test
  void aNewAddressOpensItAgain() {
    given(SHOP)
        .when(
            identify("email", "ann@old.example").at("10:00"),
            event("message_bounced").with("channel", "email").at("10:01"),
            event("message_bounced").with("channel", "sms").at("10:02"),
            identify("email", "ann@old.example").at("10:03"),
            event("cart").at("10:04"),
            identify("email", "ann@new.example").at("10:05"),
            event("cart").at("10:06"))
        .sends("10:06 shop/first (10:06)");
  }

  @Test
  void whatWasCalledSpamStaysAwayUntilTheUserSaysYes() {
    given(SHOP)
        .when(
            event("message_complained").with("channel", "email").at("10:00"),
            identify("email", "ann@new.example").at("10:01"),
            event("subscribed").with("channel", "sms").at("10:02"),
            event("cart").at("10:03"),
            event("subscribed").with("channel", "email").at("10:04"),
            event("cart").at("10:05"))
        .decides(Decision.HELD_BACK, "10:03 held_back shop/first (10:03): suppressed: complaint")
        .sends(
            "10:03 shop/second (10:03)", "10:05 shop/first (10:05)", "10:05 shop/second (10:05)");
  }

  @Test
  void aYesDoesNotMakeAnAddressExist() {
    given(SHOP)
        .when(
            event("message_bounced").with("channel", "email").at("10:00"),
            event("message_complained").with("channel", "email").at("10:01"),
            event("subscribed").at("10:02"),
            event("cart").at("10:03"))
        .decides(Decision.HELD_BACK, "10:03 held_back shop/first (10:03): suppressed: bounce");
  }

  @Test
  void whatIsPartOfADealGoesNoFurther() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            steps: [{send: email, template: first}]
            """)
        .when(
            event("message_bounced").with("channel", "email").at("10:00"),
            event("cart").at("10:01"))
        .decides(Decision.HELD_BACK, "10:01 held_back shop/first (10:01): suppressed: bounce");
  }
}
