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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message that may go by several channels takes the first on which the user can be reached. */
class ChannelChoiceTest {

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      steps: [{send: [push, sms, email], template: first}]
      """;

  @Test
  void theFirstForWhichThereIsAnAddress() {
    goesBy(
        given(SHOP)
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("cart").at("10:01")),
        "sms");
  }

  @Test
  void anEmptyAddressIsNone() {
    goesBy(
        given(SHOP)
            .when(
                identify("phone", "").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("cart").at("10:01")),
        "email");
  }

  @Test
  void theFirstToWhichTheUserAgreed() {
    goesBy(
        given(SHOP)
            .under(Policies.open().optIn("sms").compiled())
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("cart").at("10:01")),
        "email");
  }

  @Test
  void theFirstByWhichSomethingArrives() {
    goesBy(
        given(SHOP)
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("message_bounced").with("channel", "sms").at("10:01"),
                event("cart").at("10:02")),
        "email");
  }

  @Test
  void inTheAppNoAddressIsNeeded() {
    goesBy(
        given(SHOP.replace("push, sms", "sms, in_app")).when(event("cart").at("10:00")), "in_app");
  }

  @Test
  void whatIsPartOfADealAsksForAnAddressAlone() {
    goesBy(
        given(SHOP + "category: transactional\n")
            .under(Policies.open().optIn("sms").compiled())
            .when(
                identify("phone", "+441").at("10:00"),
                event("unsubscribed").at("10:01"),
                event("cart").at("10:02")),
        "sms");
  }

  @Test
  void theRecordSaysWhichOneAndWhatWasWrongWithThoseBefore() {
    Story story =
        given(SHOP)
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("unsubscribed").with("channel", "sms").at("10:01"),
                event("cart").at("10:02"));

    assertThat(values(story, Decision.SENT))
        .isEqualTo(inOrder("push", "no address", "sms", "unsubscribed: sms", "channel", "email"));
  }

  @Test
  void whereNoneIsLeftTheRecordSaysWhyForEach() {
    Story story =
        given(SHOP)
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("message_complained").with("channel", "email").at("10:01"),
                event("unsubscribed").with("channel", "sms").at("10:01"),
                event("cart").at("10:02"));

    story.decides(Decision.HELD_BACK, "10:02 held_back shop/first (10:02): no channel");
    assertThat(values(story, Decision.HELD_BACK))
        .isEqualTo(
            inOrder(
                "push",
                "no address",
                "sms",
                "unsubscribed: sms",
                "email",
                "suppressed: complaint"));
  }

  @Test
  void aStepWithOneChannelNeedsNoAddress() {
    goesBy(given(SHOP.replace("[push, sms, email]", "sms")).when(event("cart").at("10:00")), "sms");
  }

  @Test
  void capsAndQuietHoursAreThoseOfTheChannelChosen() {
    given(SHOP)
        .under(
            Policies.open()
                .cap(1, Duration.ofHours(1), Then.DROP, "sms", null)
                .quiet("00:00", "23:00", Then.DROP, "push", "email")
                .compiled())
        .when(
            identify("phone", "+441").at("10:00"),
            identify("email", "a@x.example").at("10:00"),
            event("cart").at("10:01"),
            event("cart").at("10:02"))
        .sends("10:01 shop/first (10:01)")
        .decides(Decision.HELD_BACK, "10:02 held_back shop/first (10:02): cap: 1 sms in 1h");
  }

  @Test
  void afterAHoldItIsChosenAnew() {
    goesBy(
        given(SHOP)
            .under(Policies.open().quiet("21:00", "08:00", Then.HOLD).compiled())
            .when(
                identify("phone", "+441").at("10:00"),
                identify("email", "a@x.example").at("10:00"),
                event("cart").at("22:00"),
                event("unsubscribed").with("channel", "sms").at("23:00"),
                until("1d 08:00")),
        "email");
  }

  private static void goesBy(Story story, String channel) {
    assertThat(story.of(SendCommand.class))
        .extracting(SendCommand::channel)
        .containsExactly(channel);
  }

  private static Map<String, String> values(Story story, Decision decision) {
    return story
        .of(JourneyRecord.class)
        .filter(record -> record.decision() == decision)
        .map(JourneyRecord::values)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> inOrder(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
