package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.SendCommand;
import org.junit.jupiter.api.Test;

/** What was decided before a user wanted no more of it, or could get no more, is called back. */
class WithdrawalTest {

  private static final String SHOP =
      """
      campaign: shop
      topic: offers
      trigger: {event: cart}
      steps: [{send: email, template: first}, {send: sms, template: second}]
      """;

  private static final String RECEIPT =
      """
      campaign: receipt
      trigger: {event: cart}
      steps: [{send: email, template: receipt, category: transactional}, {call: crm}]
      """;

  @Test
  void whoUnsubscribesGetsNoneOfWhatWaits() {
    given(SHOP, RECEIPT)
        .when(event("cart").at("10:00"), event("unsubscribed").at("10:30"))
        .callsBack("10:30 shop/first: unsubscribed: email", "10:30 shop/second: unsubscribed: sms");
  }

  @Test
  void ofOneChannelWhatWentByIt() {
    given(SHOP)
        .when(event("cart").at("10:00"), event("unsubscribed").with("channel", "sms").at("10:30"))
        .callsBack("10:30 shop/second: unsubscribed: sms");
  }

  @Test
  void ofOneTopicWhatIsAboutIt() {
    given(SHOP, SHOP.replace("shop", "news").replace("offers", "news"))
        .when(event("cart").at("10:00"), event("unsubscribed").with("topic", "news").at("10:30"))
        .callsBack("10:30 news/first: unsubscribed: news", "10:30 news/second: unsubscribed: news");
  }

  @Test
  void inTheMiddleOfAJourneyToo() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - {send: email, template: first}
              - wait: 1d
              - {send: email, template: second}
            """)
        .when(event("cart").at("10:00"), event("unsubscribed").at("10:30"))
        .callsBack("10:30 shop/first: unsubscribed: email");
  }

  @Test
  void ofTheFirstCampaignFirstWhicheverBeganFirst() {
    given(RECEIPT.replace("cart", "order"), SHOP)
        .when(
            event("cart").at("10:00"),
            event("order").at("10:10"),
            event("message_complained").at("10:30"))
        .callsBack(
            "10:30 receipt/receipt: suppressed: complaint",
            "10:30 shop/first: suppressed: complaint");
  }

  @Test
  void anExitSaysItFirst() {
    given(SHOP + "exit: [{event: unsubscribed}]\n")
        .when(event("cart").at("10:00"), event("unsubscribed").at("10:30"))
        .callsBack("10:30 shop/first: exit: unsubscribed", "10:30 shop/second: exit: unsubscribed");
  }

  @Test
  void whatIsCalledBackIsCalledBackOnce() {
    given(SHOP)
        .when(
            event("cart").at("10:00"),
            event("unsubscribed").with("channel", "email").at("10:30"),
            event("unsubscribed").at("10:31"))
        .callsBack("10:30 shop/first: unsubscribed: email", "10:31 shop/second: unsubscribed: sms");
  }

  @Test
  void whatHasExpiredIsNot() {
    given(SHOP)
        .when(event("cart").at("10:00"), until("2d 10:00"), event("unsubscribed").at("2d 10:01"))
        .callsBack();
  }

  @Test
  void aComplaintIsAgainstAllByItsChannelReceiptsIncluded() {
    given(SHOP, RECEIPT)
        .when(event("cart").at("10:00"), event("message_complained").at("10:30"))
        .callsBack(
            "10:30 receipt/receipt: suppressed: complaint",
            "10:30 shop/first: suppressed: complaint");
  }

  @Test
  void aBounceIsAgainstTheOthersThatWait() {
    Story story =
        given(SHOP, RECEIPT)
            .when(
                event("cart").at("10:00"),
                event("message_bounced").with("permanent", false).at("10:29"))
            .callsBack();
    String receipt =
        story
            .of(SendCommand.class)
            .filter(send -> send.campaign().equals("receipt"))
            .findFirst()
            .orElseThrow()
            .commandId();

    story
        .when(event("message_bounced").with("command_id", receipt).at("10:30"))
        .callsBack("10:30 shop/first: suppressed: bounce");
  }

  @Test
  void ofSeveralChannelsTheOneThatWasTaken() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps: [{send: [push, email], template: first}]
            """)
        .when(
            identify("email", "ann@example.org").at("09:00"),
            event("cart").at("10:00"),
            event("unsubscribed").with("channel", "push").at("10:30"))
        .callsBack()
        .when(event("unsubscribed").with("channel", "email").at("10:31"))
        .callsBack("10:31 shop/first: unsubscribed: email");
  }

  @Test
  void aStepThatUnsubscribesLeavesTheLastWordAlone() {
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps: [{send: email, template: goodbye}, {subscription: {status: unsubscribed}}]
            """)
        .when(event("cart").at("10:00"))
        .callsBack();
  }

  /** What it was when it went out counts, and not what another version says. */
  @Test
  void afterAMoveTooToAVersionWithoutItsStep() {
    String old =
        """
        campaign: shop
        topic: offers
        trigger: {event: cart}
        steps:
          - {send: [sms, email], template: first}
          - wait: 1d
          - {send: email, template: last}
        """;
    String other =
        """
        campaign: shop
        topic: news
        in_flight: {move: {step-2: step-1}}
        trigger: {event: cart}
        steps:
          - wait: 1d
          - {send: [email, sms], template: second}
        """;
    given(old)
        .from("10:30", other)
        .when(
            identify("email", "ann@example.org").at("09:00"),
            event("cart").at("10:00"),
            event("unsubscribed").with("topic", "news").at("10:40"),
            event("unsubscribed").with("channel", "sms").at("10:41"))
        .callsBack()
        .when(event("unsubscribed").with("topic", "offers").at("10:42"))
        .callsBack("10:42 shop/first: unsubscribed: offers");
  }
}
