package io.beckon.core.oracle;

import static io.beckon.core.oracle.NaiveStory.given;

import org.junit.jupiter.api.Test;

/** A few stories of each rule, whose outcome follows from the rule books by hand. */
class NaiveStoriesTest {

  private static final String SEND = "{send: email, template: hello}";

  private static String shop(String rest) {
    return "campaign: shop\nfrequency: always\n" + rest + "\n";
  }

  @Test
  void aCountFiresWhenItCrossesAndNotBefore() {
    given(
            shop(
                "trigger: {event: view, times: 2, within: 1h, same: id, unless: order}\n"
                    + "steps: ["
                    + SEND
                    + "]"))
        .event("10:00", "view", "id", "x")
        .event("10:10", "view", "id", "y")
        .event("10:20", "view", "id", "x")
        .event("10:30", "view", "id", "x")
        .event("10:40", "order")
        .event("10:50", "view", "id", "y")
        .event("11:00", "view", "id", "y")
        .decides(
            "10:20 entered shop (10:20)",
            "10:20 sent shop/hello (10:20)",
            "11:00 entered shop (11:00)",
            "11:00 sent shop/hello (11:00)");
  }

  @Test
  void theOldestUnansweredStartOfASilenceCounts() {
    given(shop("trigger: {inactive: 1h, after: sign_up, without: setup}\nsteps: [" + SEND + "]"))
        .event("10:00", "sign_up")
        .event("10:30", "sign_up")
        .event("12:00", "setup")
        .event("13:00", "sign_up")
        .event("13:30", "setup")
        .decides("11:01 entered shop (11:00)", "11:01 sent shop/hello (11:00)");
  }

  @Test
  void aSegmentIsEnteredByAnEventAndLeftByTime() {
    String segment = "segment: big\nwho: [{sum: order.total, within: 1h, equals: 0.3}]\n---\n";
    given(segment + shop("trigger: [{enters: big}, {leaves: big}]\nsteps: [" + SEND + "]"))
        .event("10:00", "order", "total", 0.1)
        .event("10:30", "order", "total", 0.2)
        .decides(
            "10:30 entered shop (10:30)",
            "10:30 sent shop/hello (10:30)",
            "11:01 entered shop (11:00)",
            "11:01 sent shop/hello (11:00)");
  }

  @Test
  void aBirthdayComesAtTheUsersHourAndThreeDaysBefore() {
    String zone = "policy: default\ntimezone: Europe/London\n---\n";
    given(
            zone
                + shop(
                    "trigger: {date: profile.birthday, every: year, offset: -3d, at: \"01:30\"}\n"
                        + "steps: ["
                        + SEND
                        + "]"))
        // On 30 March the clocks leave out the hour from one to two.
        .event("10:00", "identify", "birthday", "1990-04-02")
        .decides("29d 01:31 entered shop (29d 01:30)", "29d 01:31 sent shop/hello (29d 01:30)");
  }

  @Test
  void whatAnsweredInTheGraceIsNotMissed() {
    given(
            shop(
                "trigger: {event: cart}\n"
                    + "steps: [{wait: 1h}, {wait_for: {event: click, within: 1h},"
                    + " then: [{exit: clicked}], otherwise: ["
                    + SEND
                    + "]}]"))
        .event("10:00", "cart")
        .event("11:00:30", "click")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 answered shop/step-2 (11:00:30): click",
            "11:01 exited shop/step-3 (11:00:30): step: clicked");
  }

  @Test
  void aWaitThatNothingAnswersEndsByTime() {
    given(
            shop(
                "trigger: {event: cart}\n"
                    + "steps: [{wait_for: {event: click, within: 1h}, otherwise: ["
                    + SEND
                    + "]}]"))
        .event("09:30", "click")
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 timed_out shop/step-1 (11:00)",
            "11:01 sent shop/hello (11:00)");
  }

  @Test
  void aBranchLooksAtWhatHappenedSinceTheStart() {
    given(
            shop(
                "trigger: {event: cart}\nsteps: [{wait: 1h}, {branch: [{when: {did: click, since:"
                    + " start}, steps: [{exit: yes}]}, {otherwise: ["
                    + SEND
                    + "]}]}]"))
        .event("09:00", "click")
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 branched shop/step-2 (11:00): otherwise",
            "11:01 sent shop/hello (11:00)");
  }

  @Test
  void whatIsEmittedComesBackThroughTheLog() {
    given(
            shop("trigger: {event: cart}\nsteps: [{wait: 1h}, {emit: {event: filled}}]"),
            "campaign: other\ntrigger: {event: filled}\nsteps: [" + SEND + "]")
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 emitted shop/step-2 (11:00)",
            "11:01 entered other (11:00)",
            "11:01 sent other/hello (11:00)");
  }

  @Test
  void aMessageThatIsPutOffIsFollowedFromItsSending() {
    given(
            "policy: default\ncaps: [{per_user: 1, within: 1h, then: hold}]\n---\n"
                + shop(
                    "trigger: {event: cart}\nsteps: [{send: email, template: one},"
                        + " {send: email, template: two}, {wait: 2h}, {send: email, template: x}]"))
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "10:00 sent shop/one (10:00)",
            "10:00 put_off shop/two (10:00): cap",
            "11:00 sent shop/two (10:00)",
            "13:01 sent shop/x (13:00)");
  }

  @Test
  void quietHoursAreOfTheUsersZone() {
    given(
            "policy: default\nquiet_hours: {from: \"21:00\", to: \"08:00\", then: hold}\n---\n"
                + shop("trigger: {event: cart}\nsteps: [" + SEND + "]"))
        .event("09:00", "identify", "timezone", "Pacific/Kiritimati")
        .event("10:00", "cart")
        // Midnight there; eight o'clock comes at 18:00 of here.
        .decides(
            "10:00 entered shop (10:00)",
            "10:00 put_off shop/hello (10:00): quiet hours",
            "18:00 sent shop/hello (10:00)");
  }

  @Test
  void aComplaintHoldsForTransactionalMessagesTooUntilTheUserSaysYes() {
    given(shop("category: transactional\ntrigger: {event: cart}\nsteps: [" + SEND + "]"))
        .event("10:00", "unsubscribed")
        .event("10:10", "cart")
        .event("10:20", "message_complained", "channel", "email")
        .event("10:30", "cart")
        .event("10:40", "subscribed", "channel", "email")
        .event("10:50", "cart")
        .decides(
            "10:10 entered shop (10:10)",
            "10:10 sent shop/hello (10:10)",
            "10:20 called_back shop/hello (10:20): suppressed: complaint",
            "10:30 entered shop (10:30)",
            "10:30 held_back shop/hello (10:30): suppressed",
            "10:50 entered shop (10:50)",
            "10:50 sent shop/hello (10:50)");
  }

  @Test
  void theControlGroupWalksWithoutMessagesAndFillsNoCap() {
    given(
            "policy: default\ncaps: [{per_user: 1, within: 1h, then: drop}]\n---\n"
                + shop("priority: 60\ncontrol: 99%\ntrigger: {event: cart}\nsteps: [" + SEND + "]"),
            "campaign: other\ntrigger: {event: cart}\nsteps: [" + SEND + "]")
        .event("10:00", "cart")
        .decides(
            "10:00 entered shop (10:00)",
            "10:00 entered other (10:00)",
            "10:00 ghost shop/hello (10:00)",
            "10:00 sent other/hello (10:00)");
  }
}
