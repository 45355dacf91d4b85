package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.model.Policy.Then;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many messages a user gets in any window. */
class CapsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static String campaign(String id, int priority, String more) {
    return """
        campaign: %s
        priority: %d
        trigger: {event: cart}
        frequency: always
        %s
        """
        .formatted(id, priority, more);
  }

  private static final String SHOP =
      campaign("shop", 50, "steps: [{send: email, template: first}]");

  @Test
  void exactlyOneWindowLaterThePlaceIsFree() {
    given(SHOP)
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(
            event("cart").at("10:00"), event("cart").at("10:59:59.999"), event("cart").at("11:00"))
        .sends("10:00 shop/first (10:00)", "11:00 shop/first (11:00)")
        .decides(
            Decision.HELD_BACK, "10:59:59.999 held_back shop/first (10:59:59.999): cap: 1 in 1h");
  }

  @Test
  void whatIsHeldGoesAsSoonAsOnePlaceIsFree() {
    given(SHOP)
        .under(Policies.open().cap(2, HOUR, Then.HOLD).compiled())
        .when(
            event("cart").at("10:00"),
            event("cart").at("10:20"),
            event("cart").at("10:30"),
            until("10:59:59.999"))
        .sends("10:00 shop/first (10:00)", "10:20 shop/first (10:20)")
        .when(until("12:00"))
        .sends("10:00 shop/first (10:00)", "10:20 shop/first (10:20)", "11:00 shop/first (10:30)");
  }

  @Test
  void theRecordSaysWhatWasCountedAndUntilWhen() {
    Story story =
        given(SHOP)
            .under(Policies.open().cap(2, HOUR, Then.HOLD).compiled())
            .when(event("cart").at("10:00"), event("cart").at("10:20"), event("cart").at("10:30"));

    assertThat(story.of(JourneyRecord.class).filter(r -> r.decision() == Decision.PUT_OFF))
        .extracting(JourneyRecord::values)
        .containsExactly(
            Map.of(
                "sent in the window", "2",
                "last sent", "2025-03-01T10:20:00Z",
                "until", "2025-03-01T11:00:00Z"));
  }

  @Test
  void withoutAPolicyThereAreTwoInFortyEightHours() {
    given(SHOP)
        .under(PolicyCompiler.defaultPolicy())
        .when(
            event("cart").at("10:00"),
            event("cart").at("11:00"),
            event("cart").at("1d 10:00"),
            until("2d 10:00"))
        .decides(Decision.PUT_OFF, "1d 10:00 put_off shop/first (1d 10:00): cap: 2 in 48h")
        .sends(
            "10:00 shop/first (10:00)",
            "11:00 shop/first (11:00)",
            "2d 10:00 shop/first (1d 10:00)");
  }

  @Test
  void ofOneRoundTheMostImportantGetThePlaces() {
    String steps = "steps: [{send: email, template: first}]";
    given(campaign("low", 10, steps), campaign("high", 90, steps), campaign("middle", 50, steps))
        .under(Policies.open().cap(2, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"))
        .sends("10:00 high/first (10:00)", "10:00 middle/first (10:00)")
        .decides(Decision.HELD_BACK, "10:00 held_back low/first (10:00): cap: 2 in 1h");
  }

  @Test
  void ofSeveralThatAreHeldTheMostImportantGoesAndTheOthersWaitForTheNextPlace() {
    given(
            SHOP,
            campaign("low", 10, "steps: [{wait: 5m}, {send: email, template: first}]"),
            campaign("high", 90, "steps: [{wait: 10m}, {send: email, template: first}]"))
        .under(Policies.open().cap(1, HOUR, Then.HOLD).compiled())
        .withoutGrace()
        .when(event("cart").at("10:00"), until("12:00"))
        .sends("10:00 shop/first (10:00)", "11:00 high/first (10:10)", "12:00 low/first (10:05)")
        .decides(
            Decision.PUT_OFF,
            "10:05 put_off low/first (10:05): cap: 1 in 1h",
            "10:10 put_off high/first (10:10): cap: 1 in 1h",
            "11:00 put_off low/first (10:05): cap: 1 in 1h");
  }

  @Test
  void theFirstFullOneInTheOrderWrittenDecides() {
    given(SHOP)
        .under(
            Policies.open()
                .cap(3, HOUR.multipliedBy(9), Then.DROP)
                .cap(1, HOUR, Then.HOLD)
                .cap(1, HOUR.multipliedBy(2), Then.DROP)
                .compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:30"), until("11:00"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:30 entered shop (10:30)",
            "10:30 put_off shop/first (10:30): cap: 1 in 1h",
            // The first cap has a place now, and the other is asked in its turn.
            "11:00 held_back shop/first (10:30): cap: 1 in 2h");
  }

  @Test
  void aCapOfAChannelCountsAndHoldsBackThatChannelOnly() {
    given(
            SHOP,
            campaign("text", 40, "steps: [{send: sms, template: first}]"),
            campaign("again", 30, "steps: [{send: sms, template: first}]"))
        .under(Policies.open().cap(1, HOUR, Then.DROP, "sms", null).compiled())
        .when(event("cart").at("10:00"))
        .sends("10:00 shop/first (10:00)", "10:00 text/first (10:00)")
        .decides(Decision.HELD_BACK, "10:00 held_back again/first (10:00): cap: 1 sms in 1h");
  }

  @Test
  void aCapOverAllCountsEveryChannel() {
    given(SHOP, campaign("text", 40, "steps: [{send: sms, template: first}]"))
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"))
        .decides(Decision.HELD_BACK, "10:00 held_back text/first (10:00): cap: 1 in 1h");
  }

  @Test
  void aUserWhoWantsLessGetsLess() {
    given(SHOP)
        .under(
            Policies.open().cap(1, HOUR, Then.DROP, null, "profile.less_often == true").compiled())
        .when(
            event("cart").at("10:00"),
            event("cart").at("10:01"),
            identify("less_often", true).at("10:02"),
            event("cart").at("10:03"))
        .sends("10:00 shop/first (10:00)", "10:01 shop/first (10:01)")
        .decides(Decision.HELD_BACK, "10:03 held_back shop/first (10:03): cap: 1 in 1h");
  }

  @Test
  void whatIsPartOfADealPassesAndCountsInNone() {
    given(
            campaign(
                "deal", 90, "category: transactional\nsteps: [{send: email, template: first}]"),
            SHOP)
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:01"))
        .sends("10:00 deal/first (10:00)", "10:00 shop/first (10:00)", "10:01 deal/first (10:01)");
  }

  @Test
  void messagesOfTestUsersPassAndCountInNone() {
    given(SHOP)
        .under(
            Policies.open()
                .testUser(Story.USER)
                .cap(1, HOUR, Then.DROP)
                .quiet("00:00", "23:00", Then.DROP)
                .compiled())
        .from("10:02", Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:01"), event("cart").at("10:02"))
        .sends("10:00 shop/first (10:00)", "10:01 shop/first (10:01)", "10:02 shop/first (10:02)");
  }

  @Test
  void whatGoesNowhereBeforeTheCutOverCountsAllTheSame() {
    given(SHOP)
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .with(rules -> rules.withSendFrom(DayTime.of("10:01")))
        .when(event("cart").at("10:00"), event("cart").at("10:30"))
        .sends()
        .decides(
            Decision.HELD_BACK,
            "10:00 held_back shop/first (10:00): before the cut-over",
            "10:30 held_back shop/first (10:30): cap: 1 in 1h");
  }

  @Test
  void thePolicyInForceWhenItIsDecidedCounts() {
    given(SHOP)
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .from("10:30", Policies.none())
        .when(
            event("cart").at("10:00"), event("cart").at("10:29:59.999"), event("cart").at("10:30"))
        .sends("10:00 shop/first (10:00)", "10:30 shop/first (10:30)");
  }

  @Test
  void aLongerWindowThatComesIntoForceCountsWhatWasSentBefore() {
    given(SHOP)
        .from("10:30", Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"), event("cart").at("10:30"), event("cart").at("11:00"))
        .sends("10:00 shop/first (10:00)", "11:00 shop/first (11:00)");
  }

  @Test
  void whatHasLeftEveryWindowIsForgotten() {
    given(SHOP)
        .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
        .when(event("cart").at("10:00"), until("20d 00:00"))
        .entry(user -> assertThat(user.contact().sendLog().isEmpty()).isTrue());
  }

  @Test
  void whatADeadlineSentLongAfterTheLastEventIsForgottenToo() {
    Story story =
        given(campaign("shop", 50, "steps: [{wait: 30d}, {send: email, template: first}]"))
            .under(Policies.open().cap(1, HOUR, Then.DROP).compiled())
            .when(event("cart").at("10:00"), until("31d 00:00"))
            .sends("30d 10:01 shop/first (30d 10:00)");

    story.entry(user -> assertThat(user.contact().sendLog().isEmpty()).isFalse());
    story.when(until("50d 00:00"));
    story.entry(user -> assertThat(user.contact().sendLog().isEmpty()).isTrue());
  }
}
