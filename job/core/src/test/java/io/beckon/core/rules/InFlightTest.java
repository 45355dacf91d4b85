package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of running journeys when another version takes force. */
class InFlightTest {

  private static final EnumSet<Decision> CHANGED =
      EnumSet.of(Decision.MOVED, Decision.STAYED, Decision.STOPPED);

  private static String shop(String... steps) {
    return "campaign: shop\ntrigger: {event: cart}\nfrequency: always\nsteps:\n  - "
        + String.join("\n  - ", steps)
        + '\n';
  }

  private static final String OLD =
      shop(
          "wait: 1h",
          "{send: email, template: first}",
          "wait: 1h",
          "{send: email, template: last}");

  @Test
  void theyFinishIfNothingIsSaid() {
    given(OLD)
        .from("10:30", OLD.replace("first", "other"))
        .when(event("cart").at("10:00"), until("11:10"))
        .decides(CHANGED)
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void theyStop() {
    String other = OLD.replace("first", "other") + "in_flight: stop\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("cart").at("10:30"), until("11:40"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:30 stopped shop (10:30): version " + Story.version(other),
            "10:30 entered shop (10:30)")
        .sends("11:31 shop/other (11:30)");
  }

  @Test
  void aMovedJourneyGoesOnAtTheStepOfTheSameIdWithItsDeadline() {
    String other =
        OLD.replace("first", "other").replace("wait: 1h", "wait: 5h") + "in_flight: move\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), until("17:00"))
        .decides(CHANGED, "11:01 moved shop/step-1 (10:30)")
        .sends("11:01 shop/other (11:00)", "16:01 shop/last (16:00)");
  }

  @Test
  void aVersionWithoutExitConditionsTakesAJourneyThatHadOne() {
    String watched = OLD + "exit: [profile.plan == \"pro\"]\n";
    given(watched)
        .from("10:30", OLD + "in_flight: move\n")
        .when(event("cart").at("10:00"), until("13:00"))
        .sends("11:01 shop/first (11:00)", "12:01 shop/last (12:00)");
  }

  @Test
  void anExitConditionThatIsNewKnowsWhatThePlanHasKept() {
    String other = OLD + "in_flight: move\nexit: [{did: order, within: 30d}]\n";
    given(OLD)
        .planned("plan: shop\nevents:\n  order: {keep: 90d}\n  cart: {}\n")
        .from("10:30", other)
        .when(event("order").at("09:00"), event("cart").at("10:00"), event("cart").at("10:40"))
        .when(until("13:00"))
        .sends("11:01 shop/first (11:00)", "12:01 shop/last (12:00)");
  }

  @Test
  void itKeepsItsIdSoThatNoStepIsSentTwice() {
    String other = OLD + "in_flight: move\npriority: 60\n";
    Story story = given(OLD).from("11:30", other).when(event("cart").at("10:00"), until("13:00"));
    story.sends("11:01 shop/first (11:00)", "12:01 shop/last (12:00)");
    assertThat(story.of(SendCommand.class).map(SendCommand::journeyId).distinct()).hasSize(1);
    assertThat(story.of(SendCommand.class).map(SendCommand::version))
        .containsExactly(Story.version(OLD), Story.version(other));
  }

  @Test
  void aStepMayHaveAnotherName() {
    String other =
        shop("{send: sms, template: news}", "wait: 1h", "{send: email, template: first}")
            + "in_flight: {move: {step-1: step-2}}\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), until("13:00"))
        .decides(CHANGED, "11:01 moved shop/step-2 (10:30)")
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void whereTheStepIsGoneTheJourneyFinishesItsOwnVersion() {
    String other = shop("{send: email, template: only}") + "in_flight: move\n";
    given(OLD)
        .from("11:30", other)
        .when(event("cart").at("10:00"), until("13:00"))
        .decides(CHANGED, "12:01 stayed shop/step-3 (11:30): no step step-3")
        .sends("11:01 shop/first (11:00)", "12:01 shop/last (12:00)");
  }

  @Test
  void fromAWaitToAnotherStepItComesWhenItsTimeIsUp() {
    String other =
        shop("{send: email, template: first}", "{send: email, template: more}")
            + "in_flight: {move: {step-1: first}}\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("cart").at("10:45"), until("13:00"))
        .decides(CHANGED, "10:45 moved shop/first (10:30)")
        .sends("11:01 shop/first (11:00)", "11:01 shop/more (11:00)");
  }

  @Test
  void fromAWaitForTimeToOneForAnEvent() {
    String other =
        shop(
                "{wait_for: {event: viewed, within: 9h}, then: [{send: push, template: seen}],"
                    + " otherwise: [{send: push, template: unseen}]}")
            + "in_flight: move\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("cart").at("10:31"), event("viewed").at("10:40"))
        .sends("10:40 shop/seen (10:40)");
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("cart").at("10:31"), until("12:00"))
        .sends("11:01 shop/unseen (11:00)");
  }

  @Test
  void fromAWaitForAnEventToOneForTime() {
    String old = shop("{wait_for: {event: viewed, within: 1h}}", "{send: push, template: push}");
    given(old)
        .from("10:30", OLD + "in_flight: move\n")
        .when(event("cart").at("10:00"), event("cart").at("10:31"), event("viewed").at("10:40"))
        .when(until("11:10"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aMessageThatIsPutOffStaysSo() {
    String other = OLD + "in_flight: {move: {first: last}}\npriority: 70\n";
    given(OLD)
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:30", "shop")
        .from("11:10", other)
        .when(event("cart").at("10:00"), until("13:00"))
        .decides(CHANGED, "11:10 moved shop/last (11:10)")
        .sends("11:30 shop/last (11:00)");
  }

  @Test
  void aMessageThatIsPutOffDoesNotBecomeAWait() {
    String other = OLD + "in_flight: {move: {first: step-1}}\n";
    given(OLD)
        .pausedFrom("10:30", "shop")
        .resumedFrom("11:30", "shop")
        .from("11:10", other)
        .when(event("cart").at("10:00"), until("11:40"))
        .decides(CHANGED, "11:10 stayed shop/first (11:10): no message at step-1")
        .sends("11:30 shop/first (11:00)");
  }

  @Test
  void allVersionsInBetweenAreMetInTheirOrder() {
    String second = OLD.replace("first", "second") + "in_flight: move\n";
    String third = OLD.replace("first", "third") + "in_flight: move\n";
    given(OLD)
        .from("10:20", second)
        .from("10:40", third)
        .when(event("cart").at("10:00"), until("11:10"))
        .decides(CHANGED, "11:01 moved shop/step-1 (10:20)", "11:01 moved shop/step-1 (10:40)")
        .sends("11:01 shop/third (11:00)");
  }

  @Test
  void oneThatNeverTookForceIsNotMet() {
    given(OLD)
        .from("10:20", OLD.replace("first", "mistaken") + "in_flight: stop\n")
        .from("10:20", OLD.replace("first", "right"))
        .when(event("cart").at("10:00"), until("11:10"))
        .decides(CHANGED)
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void theNewExitsHoldForAMovedJourney() {
    String other = OLD + "in_flight: move\nexit: [{event: order}, profile.plan == \"pro\"]\n";
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("order").at("10:20"), event("cart").at("10:31"))
        .decides(Decision.EXITED)
        .when(event("order").at("10:40"))
        .decides(Decision.EXITED, "10:40 exited shop (10:40): exit: order");
    given(OLD)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("cart").at("10:31"))
        .when(identify("plan", "pro").at("10:40"))
        .decides(Decision.EXITED, "10:40 exited shop (10:40): exit condition");
  }

  /** At 10:31 both are met, and the exit of before has turned true at 10:30. */
  @Test
  void anExitThatHasTurnedTrueComesBeforeTheMove() {
    String old = OLD + "exit: [{not: {did: login, within: 2h}}]\n";
    given(old)
        .from("10:31", OLD + "in_flight: move\n")
        .when(event("login").at("08:30"), event("cart").at("10:00"), until("12:00"))
        .decides(CHANGED)
        .decides(Decision.EXITED, "10:31 exited shop (10:31): exit condition");
  }

  @Test
  void theWindowOfItsGoalStaysAndAMessageCanStillBeCalledBack() {
    String old = OLD + "goal: {event: order, within: 5h}\n";
    String other =
        shop(
                "{send: push, template: early}",
                "wait: 1h",
                "{send: email, template: first}",
                "wait: 1h",
                "{send: email, template: last}")
            + "goal: {event: order, within: 9d}\nin_flight: {move: {step-3: step-4}}\n";
    given(old)
        .from("11:30", other)
        .when(event("cart").at("10:00"), until("12:10"), event("order").at("14:59"))
        .decides(CHANGED, "12:01 moved shop/step-4 (11:30)")
        .decides(Decision.GOAL, "14:59 goal shop (14:59): order")
        .callsBack("14:59 shop/first: goal", "14:59 shop/last: goal");
    given(old)
        .from("11:30", other)
        .when(event("cart").at("10:00"), until("12:10"), event("order").at("15:01:01"))
        .decides(Decision.GOAL);
  }

  /** It runs from the trigger: at the event that brings the move it may be over already. */
  @Test
  void aGoalThatIsNewCountsInItsWindowAndNotBehindIt() {
    String old = shop("wait: 9h", "{send: email, template: first}");
    String other = old + "goal: {event: order, within: 2h}\nin_flight: move\n";
    given(old)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("order").at("12:00"))
        .decides(Decision.GOAL, "12:00 goal shop (12:00): order");
    given(old)
        .from("10:30", other)
        .when(event("cart").at("10:00"), event("order").at("12:01"))
        .decides(CHANGED, "12:01 moved shop/step-1 (10:30)")
        .decides(Decision.GOAL);
  }

  @Test
  void whatWasSetOnTheWayStays() {
    String old = shop("{set: {journey.percent: 5}}", "wait: 1h", "{send: email, template: first}");
    Story story =
        given(old)
            .from("10:30", old + "in_flight: move\n")
            .when(event("cart").at("10:00"), until("11:10"));
    assertThat(story.of(SendCommand.class).map(SendCommand::values))
        .allMatch(values -> values.get("percent").toString().equals("5"));
  }

  @Test
  void anotherValueOfPerIsAnotherJourney() {
    given(OLD)
        .from("10:30", OLD + "per: cart_id\nin_flight: move\n")
        .when(event("cart").at("10:00"), until("11:10"))
        .decides(CHANGED, "11:01 stayed shop/step-1 (10:30): another per")
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aStepThatIsNotThereCannotTakeAPlace() {
    String other = OLD + "in_flight: {move: {a: first, b: fist}}\n";
    assertThat(Compilation.of(List.of(new SourceText("shop.yaml", other))).problems())
        .map(Problem::render)
        .containsExactly(
            """
            shop.yaml:9:19: `fist` is no step of this campaign
              in_flight: {move: {a: first, b: fist}}
                                ^^^^^^^^^^^^^^^^^^^
              did you mean `first`?
            """);
  }

  /** Nothing of the user happens, and no campaign waits: the roll-call brings the end. */
  @Test
  void theRollCallReachesTheSilent() {
    String old = shop("wait: 30d", "{send: email, template: late}");
    Story story =
        given(old)
            .from("10:30", old + "priority: 60\nin_flight: stop\n")
            .when(event("cart").at("10:00"), until("1d 10:30"));
    assertThat(story.of(JourneyRecord.class).map(JourneyRecord::decision))
        .contains(Decision.STOPPED);
  }
}
