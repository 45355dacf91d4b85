package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits for a time of day, and for a date. The first day is Saturday, 1 March 2025. */
class WaitsTest {

  private static Story waiting(String wait) {
    return given(
        """
        campaign: shop
        category: transactional
        trigger: {event: cart}
        frequency: always
        steps:
          - wait: %s
          - send: email
            template: first
          - send: email
            template: second
        """
            .formatted(wait));
  }

  private static Story waitingAlone(String wait) {
    return given(
        """
        campaign: shop
        category: transactional
        trigger: {event: cart}
        frequency: always
        steps: [{wait: %s}, {send: email, template: first}]
        """
            .formatted(wait));
  }

  @Test
  void untilIsTheFirstSuchTimeAtOrAfterTheStepBefore() {
    waitingAlone("{until: \"09:00\"}")
        .when(event("cart").at("08:00"), until("10:00"))
        .sends("09:01 shop/first (09:00)");
    waitingAlone("{until: \"09:00\"}")
        .when(event("cart").at("09:00"), until("10:00"))
        .sends("09:01 shop/first (09:00)");
    waitingAlone("{until: \"09:00\"}")
        .when(event("cart").at("09:00:00.001"), until("2d 10:00"))
        .sends("1d 09:01 shop/first (1d 09:00)");
  }

  @Test
  void untilRunsFromTheStepBeforeAndNotFromWhenItWasHandled() {
    waitingAlone("{until: \"09:00\"}")
        .when(event("cart").at("08:00").loggedAt("09:30"), until("10:00"))
        .sends("09:31 shop/first (09:00)");
  }

  @Test
  void onlyTheDaysThatTheAuthorNamesCount() {
    waitingAlone("{until: \"09:00\", days: [tue, wed]}")
        .when(event("cart").at("10:00"), until("3d 10:00"), event("cart").at("3d 10:00"))
        .when(until("9d 10:00"))
        .sends("3d 09:01 shop/first (3d 09:00)", "4d 09:01 shop/first (4d 09:00)");
  }

  @Test
  void theTimeIsThatOfTheUsersZone() {
    waitingAlone("{until: \"09:00\"}")
        .when(identify("timezone", "America/New_York").at("07:00"))
        .when(event("cart").at("08:00"), until("1d 00:00"))
        .sends("14:01 shop/first (14:00)");
  }

  @Test
  void aZoneMayBeHalfADayAhead() {
    waitingAlone("{until: \"09:00\", days: [sun]}")
        .when(identify("timezone", "Pacific/Kiritimati").at("07:00"))
        // Sunday began there at 10:00 of our Saturday.
        .when(event("cart").at("09:00"), until("1d 00:00"))
        .sends("19:01 shop/first (19:00)");
  }

  @Test
  void anUnknownZoneIsAsNone() {
    waitingAlone("{until: \"09:00\"}")
        .when(identify("timezone", "Europe/Atlantis").at("07:00"))
        .when(event("cart").at("08:00"), until("10:00"))
        .sends("09:01 shop/first (09:00)")
        .notices(Notice.UNKNOWN_TIME_ZONE);
  }

  @Test
  void aTimeThatTheClocksLeaveOutMovesOnByWhatWasLeftOut() {
    waitingAlone("{until: \"01:30\"}")
        .when(identify("timezone", "Europe/London").at("28d 07:00"))
        .when(event("cart").at("28d 12:00"), until("29d 12:00"))
        // 02:30 of summer time.
        .sends("29d 01:31 shop/first (29d 01:30)");
  }

  @Test
  void ofATimeThatComesTwiceTheFirstCounts() {
    waitingAlone("{until: \"01:30\"}")
        .when(identify("timezone", "Europe/London").at("238d 07:00"))
        .when(event("cart").at("238d 12:00"), until("239d 00:40"))
        // The second 01:30 of that night is none.
        .when(event("cart").at("239d 00:45"), until("241d 00:00"))
        .sends("239d 00:31 shop/first (239d 00:30)", "240d 01:31 shop/first (240d 01:30)");
  }

  @Test
  void whoMovesToAnotherZoneWhileWaitingKeepsTheInstant() {
    waitingAlone("{until: \"09:00\"}")
        .when(identify("timezone", "America/New_York").at("07:00"), event("cart").at("08:00"))
        .when(identify("timezone", "Asia/Tokyo").at("08:30"), until("2d 00:00"))
        .sends("14:01 shop/first (14:00)");
  }

  @Test
  void aDateIsMidnightInTheUsersZone() {
    waitingAlone("{until: profile.ends}")
        .when(identify("ends", "2025-03-03").with("timezone", "Asia/Tokyo").at("07:00"))
        .when(event("cart").at("08:00"), until("3d 00:00"))
        .sends("1d 15:01 shop/first (1d 15:00)");
  }

  @Test
  void anOffsetIsInDaysOfTheCalendar() {
    // On 9 March the clocks go forward in New York: midnight of the 7th is 05:00, of the 10th
    // 04:00.
    waitingAlone("{until: profile.ends, offset: -3d}")
        .when(identify("ends", "2025-03-10").with("timezone", "America/New_York").at("07:00"))
        .when(event("cart").at("08:00"), until("9d 12:00"))
        .sends("6d 05:01 shop/first (6d 05:00)");
  }

  @Test
  void atIsALocalTimeOnThatDay() {
    waitingAlone("{until: trigger.ends, offset: -1d, at: \"09:00\"}")
        .when(identify("timezone", "America/New_York").at("07:00"))
        .when(event("cart").at("08:00").with("ends", "2025-03-05T02:00:00Z"), until("9d 12:00"))
        // The 5th at 02:00Z is the evening of the 4th there.
        .sends("2d 14:01 shop/first (2d 14:00)");
  }

  @Test
  void anInstantKeepsItsTimeAndAnOffsetOnTheClockIsAdded() {
    waitingAlone("{until: trigger.ends, offset: -90m}")
        .when(
            event("cart").at("08:00").with("ends", "2025-03-02T12:00:00+02:00"), until("2d 00:00"))
        .sends("1d 08:31 shop/first (1d 08:30)");
  }

  @Test
  void epochMillisecondsAreAnInstant() {
    long ends = Instant.parse("2025-03-02T12:00:00Z").toEpochMilli();
    waitingAlone("{until: trigger.ends}")
        .when(event("cart").at("08:00").with("ends", ends), until("2d 00:00"))
        .sends("1d 12:01 shop/first (1d 12:00)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "2025-03-02T10:00:00", "2025-02-30", "02/03/2025"})
  void whatIsNoDateCountsAsMissingAndTheNextStepIsLeftOut(String text) {
    waiting("{until: trigger.ends}")
        .when(event("cart").at("08:00").with("ends", text), until("9d 00:00"))
        .decides(Decision.SKIPPED, "08:00 skipped shop/first (08:00): no date")
        .sends("08:00 shop/second (08:00)");
  }

  @Test
  void aSmallNumberOrAnythingElseIsNoDate() {
    for (Object value : List.of(20250302L, -5L, 1.5, true, List.of("2025-03-02"), Map.of())) {
      waiting("{until: trigger.ends, if_past: now}")
          .when(event("cart").at("08:00").with("ends", value), until("9d 00:00"))
          .decides(Decision.SKIPPED, "08:00 skipped shop/first (08:00): no date")
          .sends("08:00 shop/second (08:00)");
    }
  }

  @Test
  void aPastDateLeavesOutTheNextStepAndSaysWhatItWas() {
    Story story =
        waiting("{until: profile.ends}")
            .when(identify("ends", "2025-03-01T07:59:59Z").at("07:00"))
            .when(event("cart").at("08:00"))
            .decides(Decision.SKIPPED, "08:00 skipped shop/first (08:00): past")
            .sends("08:00 shop/second (08:00)");
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.SKIPPED)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("profile.ends", "\"2025-03-01T07:59:59Z\""));
  }

  @Test
  void aDateThatIsNowIsNotPast() {
    waiting("{until: trigger.ends}")
        .when(event("cart").at("08:00").with("ends", "2025-03-01T08:00:00Z"), until("09:00"))
        .sends("08:01 shop/first (08:00)", "08:01 shop/second (08:00)");
  }

  @Test
  void pastIsBeforeTheStepBeforeWasDueAndNotBeforeItIsHandled() {
    waiting("{until: trigger.ends}")
        .when(
            event("cart").at("08:00").loggedAt("12:00").with("ends", "2025-03-01T10:00:00Z"),
            until("13:00"))
        .sends("12:01 shop/first (10:00)", "12:01 shop/second (10:00)");
  }

  @Test
  void whoSaysNowGoesOnWhereTheDateIsPast() {
    waiting("{until: trigger.ends, if_past: now}")
        .when(event("cart").at("08:00").with("ends", "2025-02-01"), until("09:00"))
        .decides(Decision.SKIPPED)
        .sends("08:01 shop/first (08:00)", "08:01 shop/second (08:00)");
  }

  @Test
  void theStepThatIsLeftOutMayHaveStepsInside() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            steps:
              - wait: {until: profile.ends}
              - branch:
                  - when: profile.vip == true
                    steps: [{send: email, template: vip}]
                  - otherwise: [{send: email, template: other}]
              - send: email
                template: last
            """)
        .when(event("cart").at("08:00"))
        .decides(Decision.SKIPPED, "08:00 skipped shop/step-2 (08:00): no date")
        .decides(Decision.BRANCHED)
        .sends("08:00 shop/last (08:00)");
  }

  @Test
  void behindTheLastStepOfAWayTheNextIsWhereTheWayLeads() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            steps:
              - branch:
                  - when: trigger.big == true
                    steps: [{send: email, template: big}, {wait: {until: trigger.ends}}]
                  - otherwise: [{send: email, template: small}]
              - send: email
                template: reminder
              - send: email
                template: last
            """)
        .when(event("cart").at("08:00").with("big", true))
        .decides(Decision.SKIPPED, "08:00 skipped shop/reminder (08:00): no date")
        .sends("08:00 shop/big (08:00)", "08:00 shop/last (08:00)");
  }
}
