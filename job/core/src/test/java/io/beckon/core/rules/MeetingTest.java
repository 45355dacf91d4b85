package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.time.RollCall;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A campaign comes into force while users are there: who has to do with it, and from when on. */
class MeetingTest {

  private static final String OTHER =
      """
      campaign: other
      trigger: {event: visit}
      steps: [{wait: 1h}, {send: email, template: other}]
      """;

  private static final String PROS =
      """
      segment: pros
      who: [profile.plan == "pro"]
      ---
      """;

  private static String pros(String existing) {
    return PROS
        + """
        campaign: pros
        trigger: {enters: pros}
        %s
        steps: [{send: email, template: hello}]
        """
            .formatted(existing);
  }

  /** The first roll-call of the user from a day on, and the message that it brings. */
  private static String atRollCall(String day) {
    long next = RollCall.next(Story.USER, DayTime.of(day) - 1, Duration.ofDays(1).toMillis());
    String instant = DayTime.text(next);
    return "%s pros/hello (%s)".formatted(instant, instant);
  }

  @Test
  void whoIsInAlreadyDoesNotEnter() {
    given(OTHER)
        .from("2d 00:00", pros(""))
        .when(
            identify("plan", "pro").at("10:00"),
            identify("name", "Ann").at("3d 10:00"),
            until("10d 00:00"))
        .sends();
  }

  @Test
  void whoIsInAlreadyAndLeavesMayEnterAgain() {
    given(OTHER)
        .from("2d 00:00", pros(""))
        .when(
            identify("plan", "pro").at("10:00"),
            identify("plan", "free").at("3d 10:00"),
            identify("plan", "pro").at("4d 10:00"))
        .sends("4d 10:00 pros/hello (4d 10:00)");
  }

  @Test
  void theRollCallReachesTheSilent() {
    given(OTHER)
        .from("2d 00:00", pros("existing: enter"))
        .when(identify("plan", "pro").at("10:00"), until("2d 00:00"))
        .sends()
        .when(until("10d 00:00"))
        .sends(atRollCall("2d 00:00"));
  }

  @Test
  void anEventReachesThemBefore() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(identify("plan", "pro").at("10:00"), event("visit").at("3d 10:00"))
        .sends("3d 10:00 pros/hello (3d 10:00)");
  }

  @Test
  void theEventThatReachesThemCountsFirst() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(
            identify("plan", "pro").at("10:00"),
            event("unsubscribed").at("3d 10:00"),
            until("4d 00:00"))
        .decides(
            "3d 10:00 entered pros (3d 10:00)",
            "3d 10:00 held_back pros/hello (3d 10:00): unsubscribed: email");
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(
            identify("plan", "pro").at("10:00"),
            identify("plan", "free").at("3d 10:00"),
            until("4d 00:00"))
        .sends();
  }

  @Test
  void aRepeatedMessageReachesThemToo() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(
            identify("plan", "pro").withId("once").at("1d 10:00"),
            identify("plan", "pro").withId("once").at("2d 10:00"))
        .sends("2d 10:00 pros/hello (2d 10:00)");
  }

  @Test
  void aDeadlineReachesThemBefore() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(identify("plan", "pro").at("10:00"), event("visit").at("1d 23:30"), until("3d 00:00"))
        .sends("2d 00:31 other/other (2d 00:30)", "2d 00:31 pros/hello (2d 00:31)");
  }

  @Test
  void whoComesAfterwardsIsNotThereAlready() {
    given(OTHER)
        .from("2d 00:00", pros("existing: enter"))
        .when(
            event("visit").at("3d 10:00"),
            identify("plan", "pro").at("3d 11:00"),
            until("4d 00:00"))
        .sends("3d 11:00 pros/hello (3d 11:00)", "3d 11:01 other/other (3d 11:00)");
  }

  @Test
  void theyEnterSpreadOverATime() {
    Story story =
        given(OTHER)
            .from("2d 00:00", pros("existing: {enter: spread, over: 10d}"))
            .when(identify("plan", "pro").at("10:00"), until("14d 00:00"));
    assertThat(story.of(SendCommand.class).map(send -> send.dueAt()))
        .singleElement()
        .satisfies(
            due -> assertThat(due).isBetween(DayTime.of("2d 00:00"), DayTime.of("13d 00:00")));
  }

  @Test
  void whoIsOutByThenDoesNotEnter() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: {enter: spread, over: 100d}"))
        .when(
            identify("plan", "pro").at("10:00"),
            event("visit").at("3d 10:00"),
            identify("plan", "free").at("3d 10:01"),
            until("200d 00:00"))
        .sends("3d 11:01 other/other (3d 11:00)");
  }

  @Test
  void anInactivityOfTodayFindsThoseWhoAreSilentAlready() {
    String silent =
        """
        campaign: pros
        trigger: {inactive: 3d, without: visit}
        existing: enter
        steps: [{send: email, template: hello}]
        """;
    String keepsVisits =
        """
        campaign: keeps
        trigger: {inactive: 900d, without: visit}
        steps: [{send: email, template: never}]
        """;
    given(keepsVisits)
        .from("9d 00:00", silent)
        .when(event("visit").at("10:00"), until("20d 00:00"))
        .sends(atRollCall("9d 00:00"));
  }

  @Test
  void aBirthdayCampaignKnowsTheBirthdaysThatAreKnown() {
    String birthday =
        """
        campaign: pros
        trigger: {date: profile.birthday, every: year, at: "09:00"}
        steps: [{send: email, template: hello}]
        """;
    given(OTHER)
        .from("2d 00:00", birthday)
        .when(identify("birthday", "1990-03-11").at("10:00"), until("20d 00:00"))
        .sends("10d 09:01 pros/hello (10d 09:00)");
  }

  @Test
  void anotherZoneOfThePolicyMovesTheDatesOfTheSilent() {
    String birthday =
        """
        campaign: pros
        trigger: {date: profile.birthday, every: year, at: "09:00"}
        steps: [{send: email, template: hello}]
        """;
    given(birthday)
        .from("4d 00:00", Policies.open().in("Asia/Tokyo").compiled())
        .when(identify("birthday", "1990-03-11").at("10:00"), until("20d 00:00"))
        .sends("10d 00:01 pros/hello (10d 00:00)");
    given(birthday)
        .from("4d 00:00", Policies.open().in("America/New_York").compiled())
        .when(identify("birthday", "1990-03-11").at("10:00"), until("20d 00:00"))
        .sends("10d 13:01 pros/hello (10d 13:00)");
  }

  @Test
  void aVersionThatSaysTheSameOfItsTriggerGoesOnWithWhatItKnows() {
    String other = pros("description: another version");
    given(pros(""))
        .from("2d 00:00", other)
        .when(
            identify("plan", "pro").at("10:00"),
            identify("plan", "free").at("1d 10:00"),
            identify("plan", "pro").at("3d 10:00"))
        .decides("10:00 entered pros (10:00)", "3d 10:00 refused pros (3d 10:00): frequency");
  }

  @Test
  void severalVersionsInBetweenThatSayTheSameOfItsTriggerAreAsOne() {
    given(pros("existing: enter\nfrequency: always"))
        .from("2d 00:00", pros("existing: enter\nfrequency: always\ndescription: a"))
        .from("2d 00:10", pros("existing: enter\nfrequency: always\ndescription: b"))
        .when(identify("plan", "pro").at("10:00"), until("10d 00:00"))
        .sends("10:00 pros/hello (10:00)");
  }

  @Test
  void aUserOfWhomNothingIsKeptIsNotLookedAt() {
    given(OTHER)
        .when(event("visit").at("10:00"), until("10d 00:00"))
        .entry(user -> assertThat(user.agenda().rollCallAt()).isEqualTo(Long.MAX_VALUE));
  }

  @Test
  void withoutARollCallTheSilentAreNotReached() {
    given(OTHER)
        .with(rules -> rules.withRollCall(0))
        .from("2d 00:00", pros("existing: enter"))
        .when(identify("plan", "pro").at("10:00"), until("10d 00:00"))
        .sends();
  }

  @Test
  void theDefaultLooksAtEverybodyOnceADay() {
    assertThat(TimeRules.DEFAULT.rollCall()).isEqualTo(Duration.ofDays(1).toMillis());
  }

  @Test
  void whoLeavesBeforeAPlannedEntryEntersOnceTheConditionTurnsAndNotTwice() {
    given(OTHER)
        .from("2d 00:00", pros("frequency: always\nexisting: {enter: spread, over: 365d}"))
        .when(
            identify("plan", "pro").at("10:00"),
            identify("plan", "free").at("3d 10:00"),
            identify("plan", "pro").at("3d 11:00"),
            until("400d 00:00"))
        .sends("3d 11:00 pros/hello (3d 11:00)");
  }

  @Test
  void whatEndedInTheGraceAtTheMeetingNeitherEntersNorTurnsBack() {
    given(OTHER.replace("template: other", "template: other, when: {first: visit, within: 3h}"))
        .with(rules -> rules.withRollCall(0))
        .from(
            "2d 00:00",
            """
            segment: visitors
            who: [{first: visit, within: 3h}]
            ---
            campaign: visitors
            trigger: {enters: visitors}
            existing: enter
            frequency: always
            steps: [{send: email, template: hello}]
            """)
        // At the meeting three hours are over, but one minute before, which is asked, they were
        // not.
        .when(event("visit").at("1d 21:30"), event("visit").at("2d 00:30:30"), until("3d 00:00"))
        .sends("1d 22:31 other/other (1d 22:30)");
  }
}
