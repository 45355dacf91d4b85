package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Decision;
import io.beckon.core.model.InFlight;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A campaign that ends, and one that comes back. */
class EndTest {

  private static final InFlight FINISH = new InFlight.Finish();
  private static final InFlight STOP = new InFlight.Stop();

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      goal: {event: order, within: 7d}
      steps: [{wait: 1h}, {send: email, template: first}, {wait: 2h}, {send: email, template: last}]
      """;

  private static final String BACK =
      """
      campaign: back
      trigger: {inactive: 2h}
      frequency: always
      steps: [{send: email, template: back}]
      """;

  @Test
  void nobodyEntersAndWhoIsInsideFinishes() {
    given(SHOP)
        .endedFrom("10:30", "shop", FINISH)
        .when(event("cart").at("10:00"), event("cart").at("10:30"), until("14:00"))
        .decides("10:00 entered shop (10:00)")
        .sends("11:01 shop/first (11:00)", "13:01 shop/last (13:00)");
  }

  @Test
  void whoIsInsideIsStoppedWhenNextTouched() {
    given(SHOP)
        .endedFrom("10:30", "shop", STOP)
        .when(event("cart").at("10:00"), until("14:00"))
        .decides("10:00 entered shop (10:00)", "11:01 stopped shop (10:30): ended")
        .sends();
  }

  @Test
  void aStoppedJourneyCallsBackWhatMayNotHaveBeenDelivered() {
    given(SHOP)
        .endedFrom("11:30", "shop", STOP)
        .when(event("cart").at("10:00"), until("11:10"), event("order").at("11:40"))
        .decides(Decision.STOPPED, "11:40 stopped shop (11:30): ended")
        .decides(Decision.GOAL)
        .callsBack("11:40 shop/first: ended");
  }

  @Test
  void aJourneyThatOnlyWaitsForItsGoalStaysForIt() {
    given(SHOP)
        .endedFrom("14:00", "shop", STOP)
        .when(event("cart").at("10:00"), until("13:30"), event("order").at("15:00"))
        .decides(Decision.STOPPED)
        .decides(Decision.GOAL, "15:00 goal shop (15:00): order")
        .callsBack("15:00 shop/first: ended", "15:00 shop/last: ended");
  }

  @Test
  void aVersionThatIsPublishedLaterBeginsItAnew() {
    given(SHOP)
        .endedFrom("10:30", "shop", STOP)
        .from("12:00", SHOP.replace("first", "again"))
        .when(event("cart").at("11:00"), event("cart").at("12:00"), until("13:30"))
        .decides(Decision.ENTERED, "12:00 entered shop (12:00)")
        .sends("13:01 shop/again (13:00)");
  }

  @Test
  void soDoesARollback() {
    given(SHOP)
        .endedFrom("10:30", "shop", STOP)
        .rolledBackFrom("12:00", SHOP, FINISH)
        .when(event("cart").at("11:00"), event("cart").at("12:00"), until("13:30"))
        .sends("13:01 shop/first (13:00)");
  }

  /** Silent since 10:00, which nobody watched from 11:00 on: the baseline is silent again. */
  @Test
  void whatWasWatchedIsForgottenAndBeginsAnew() {
    given(BACK)
        .endedFrom("11:00", "back", FINISH)
        .rolledBackFrom("13:00", BACK, FINISH)
        .when(event("page").at("10:00"), until("14:00"), event("page").at("15:00"), until("18:00"))
        .decides(Decision.ENTERED, "17:01 entered back (17:00)");
  }

  /** Of two changes of one instant the later one stands: the end never was. */
  @Test
  void anEndThatNeverTookForceForgetsNothing() {
    given(BACK)
        .endedFrom("11:00", "back", FINISH)
        .rolledBackFrom("11:00", BACK, FINISH)
        .when(event("page").at("10:00"), until("14:00"))
        .decides(Decision.ENTERED, "12:01 entered back (12:00)");
  }

  @Test
  void nothingStaysWatchedForIt() {
    Story story =
        given(BACK)
            .endedFrom("11:00", "back", FINISH)
            .when(event("page").at("10:00"), event("page").at("10:30"), until("2d 10:00"));
    story.entry(user -> assertThat(user.agenda().watches().conditions()).isEmpty());
  }

  @Test
  void aRollbackPutsAnEarlierVersionIntoForce() {
    String other = SHOP.replace("first", "worse");
    given(SHOP)
        .from("10:30", other)
        .rolledBackFrom("11:00", SHOP, FINISH)
        .when(event("cart").at("10:40"), until("12:00"), event("order").at("12:10"))
        .when(event("cart").at("12:20"), until("14:00"))
        .sends("11:41 shop/worse (11:40)", "13:21 shop/first (13:20)");
  }

  @Test
  void aRollbackMayStopWhoBeganTheOtherVersion() {
    String other = SHOP.replace("first", "worse");
    given(SHOP)
        .from("10:30", other)
        .rolledBackFrom("11:00", SHOP, STOP)
        .when(event("cart").at("10:00"), event("order").at("10:35"), event("cart").at("10:40"))
        .when(until("14:00"))
        .decides(Decision.STOPPED, "11:41 stopped shop (11:00): version " + Story.version(SHOP))
        .sends();
  }

  @Test
  void whatIsNotKnownChangesNothing() {
    Catalog catalog = new Catalog();

    assertThat(catalog.pause("shop", true, 0)).isFalse();
    assertThat(catalog.end("shop", FINISH, 0)).isFalse();
    assertThat(catalog.rollBack("shop", "v1", Optional.of(FINISH), 0)).isFalse();
    assertThat(catalog.latestRelease(1)).isEqualTo(Long.MIN_VALUE);
  }
}
