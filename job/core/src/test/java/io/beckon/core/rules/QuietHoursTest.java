package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.model.Policy.Then;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hours of the user's day in which nothing is sent: in these tests 21:00 to 08:00. */
class QuietHoursTest {

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      steps: [{send: email, template: first}]
      """;

  private static Policies night(Then then, String... channels) {
    return Policies.open().quiet("21:00", "08:00", then, channels);
  }

  @Test
  void theFirstInstantIsQuietAndTheLastIsNot() {
    given(SHOP)
        .under(night(Then.DROP).compiled())
        .when(
            event("cart").at("20:59:59.999"),
            event("cart").at("21:00"),
            event("cart").at("1d 07:59:59.999"),
            event("cart").at("1d 08:00"))
        .sends("20:59:59.999 shop/first (20:59:59.999)", "1d 08:00 shop/first (1d 08:00)")
        .decides(
            Decision.HELD_BACK,
            "21:00 held_back shop/first (21:00): quiet hours",
            "1d 07:59:59.999 held_back shop/first (1d 07:59:59.999): quiet hours");
  }

  @Test
  void whatIsHeldGoesWhenTheyEnd() {
    given(SHOP)
        .under(night(Then.HOLD).compiled())
        .when(event("cart").at("22:00"), until("1d 07:59"))
        .sends()
        .decides(Decision.PUT_OFF, "22:00 put_off shop/first (22:00): quiet hours")
        .when(until("1d 08:00"))
        .sends("1d 08:00 shop/first (22:00)");
  }

  @Test
  void theRecordSaysUntilWhenAndWhatTimeItWas() {
    Story story =
        given(SHOP)
            .under(night(Then.HOLD).in("Asia/Kolkata").compiled())
            .when(event("cart").at("15:45:12"));

    assertThat(story.of(JourneyRecord.class).filter(r -> r.decision() == Decision.PUT_OFF))
        .extracting(JourneyRecord::values)
        .containsExactly(
            Map.of("local time", "21:15 Asia/Kolkata", "until", "2025-03-02T02:30:00Z"));
  }

  @Test
  void otherChannelsDoNotKeepThem() {
    given(SHOP)
        .under(night(Then.DROP, "sms", "push").compiled())
        .when(event("cart").at("22:00"))
        .sends("22:00 shop/first (22:00)");
  }

  @Test
  void whatIsPartOfADealDoesNotKeepThem() {
    given(SHOP + "category: transactional\n")
        .under(night(Then.DROP).compiled())
        .when(event("cart").at("22:00"))
        .sends("22:00 shop/first (22:00)");
  }

  @Test
  void theyAreThoseOfTheUsersZone() {
    given(SHOP)
        .under(night(Then.DROP).in("Europe/London").compiled())
        .when(
            identify("timezone", "Asia/Tokyo").at("10:00"),
            event("cart").at("11:59"),
            event("cart").at("12:00"),
            event("cart").at("22:59"),
            event("cart").at("23:00"))
        .sends("11:59 shop/first (11:59)", "23:00 shop/first (23:00)");
  }

  @Test
  void aZoneThatIsNotKnownIsThePolicys() {
    given(SHOP)
        .under(night(Then.DROP).in("Asia/Tokyo").compiled())
        .when(identify("timezone", "Mars/Olympus").at("10:00"), event("cart").at("12:00"))
        .sends()
        .notices(Notice.UNKNOWN_TIME_ZONE);
  }

  @Test
  void whoMovesWhileWaitingIsAskedAgainWhereTheyAre() {
    given(SHOP)
        .under(night(Then.HOLD).compiled())
        .when(
            event("cart").at("22:00"),
            identify("timezone", "America/New_York").at("23:00"),
            until("1d 12:59"))
        .decides(
            Decision.PUT_OFF,
            "22:00 put_off shop/first (22:00): quiet hours",
            "1d 08:00 put_off shop/first (22:00): quiet hours")
        .when(until("1d 13:00"))
        .sends("1d 13:00 shop/first (22:00)");
  }

  @Test
  void inTheNightInWhichTheClocksArePutForwardTheyEndAtEightAllTheSame() {
    given(SHOP)
        .under(night(Then.HOLD).in("Europe/London").compiled())
        .when(event("cart").at("28d 22:00"), until("29d 12:00"))
        .sends("29d 07:00 shop/first (28d 22:00)");
  }

  @Test
  void inTheNightInWhichTheClocksAreSetBackTheyEndAtEightAllTheSame() {
    given(SHOP)
        .under(night(Then.HOLD).in("Europe/London").compiled())
        .when(event("cart").at("238d 22:00"), until("239d 12:00"))
        .sends("239d 08:00 shop/first (238d 22:00)");
  }
}
