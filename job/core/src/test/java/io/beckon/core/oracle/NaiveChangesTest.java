package io.beckon.core.oracle;

import static io.beckon.core.oracle.NaiveStory.given;

import io.beckon.core.model.InFlight;
import org.junit.jupiter.api.Test;

/** Stories of campaigns that change while users are inside, told from the rule books by hand. */
class NaiveChangesTest {

  private static String shop(String... steps) {
    return "campaign: shop\ntrigger: {event: cart}\nfrequency: always\nsteps:\n  - "
        + String.join("\n  - ", steps)
        + "\n";
  }

  private static final String OLD =
      shop("wait: 1h", "{send: email, template: first}", "wait: 1h", "{send: sms, template: last}");

  @Test
  void aPausedCampaignRefusesAndItsMessagesTryAgainUntilTheyExpire() {
    given(OLD.replace("template: last", "template: last, expires_after: 12m"))
        .held("10:50", "shop", true)
        .held("11:22", "shop", false)
        .held("12:20", "shop", true)
        .event("10:00", "cart")
        .event("11:00", "cart")
        .event("12:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:00 already_inside shop (11:00)",
            "11:01 put_off shop/first (11:00): paused",
            "11:25 sent shop/first (11:00)",
            "12:00 already_inside shop (12:00)",
            "12:26 put_off shop/last (12:25): paused",
            "12:40 held_back shop/last (12:25): expired");
  }

  @Test
  void aHaltCallsBackWhenTheUserIsTouched() {
    given(OLD)
        .held("11:30", World.ALL, true)
        .held("12:03", World.ALL, false)
        .event("10:00", "cart")
        .callsBack("12:01 shop/first: halted");
  }

  @Test
  void whatStopsIsMetAtTheNextDeadlineAndNotBefore() {
    given(OLD)
        .ended("11:30", "shop", new InFlight.Stop())
        .rolledBack("11:40", new InFlight.Finish())
        .event("10:00", "cart")
        .event("12:30", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 sent shop/first (11:00)",
            "12:01 stopped shop (11:30): ended",
            "12:01 called_back shop/first (11:30): ended",
            "12:30 entered shop (12:30)",
            "13:31 sent shop/first (13:30)",
            "14:31 sent shop/last (14:30)");
  }

  @Test
  void aJourneyMovesThroughAllVersionsInBetween() {
    given(OLD)
        .from(
            "10:10",
            shop(
                    "{send: push, template: hello}",
                    "wait: 5h",
                    "{send: email, template: other}",
                    "wait: 2h",
                    "{send: email, template: more}")
                + "in_flight: {move: {step-1: step-2}}\n")
        .from(
            "10:20",
            shop("wait: 9h", "{send: email, template: other}")
                + "in_flight: {move: {step-2: other}}\n")
        .from("10:30", shop("wait: 9h", "{send: email, template: never}") + "in_flight: move\n")
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 moved shop/step-2 (10:10)",
            "11:01 moved shop/other (10:20)",
            "11:01 stayed shop/other (10:30): no step other",
            "11:01 sent shop/other (11:00)");
  }

  @Test
  void fromAWaitToAnotherStepItComesWhenTheTimeIsUpAndMayBeAnsweredMeanwhile() {
    given(OLD)
        .from(
            "10:10",
            shop(
                    "{wait_for: {event: seen, within: 9h}, then: [{send: push, template: yes}],"
                        + " otherwise: [{send: push, template: no}]}",
                    "{send: email, template: end}")
                + "in_flight: move\n")
        .event("10:00", "cart")
        .event("10:05", "seen")
        .event("10:20", "cart")
        .event("10:30", "seen")
        .decides(
            "10:00 entered shop (10:00)",
            "10:20 moved shop/step-1 (10:10)",
            "10:20 already_inside shop (10:20)",
            "10:30 answered shop/step-1 (10:30): seen",
            "10:30 sent shop/yes (10:30)",
            "10:30 sent shop/end (10:30)");
  }
}
