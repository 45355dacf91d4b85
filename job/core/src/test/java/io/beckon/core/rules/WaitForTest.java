package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waits for something the user does. */
class WaitForTest {

  private static final EnumSet<Decision> WAITS =
      EnumSet.of(Decision.WAITING, Decision.ANSWERED, Decision.TIMED_OUT);

  /** Begun by the trigger, at its event time. */
  private static final String AT_ONCE =
      """
      campaign: shop
      category: transactional
      trigger: {event: cart}
      frequency: always
      steps:
        - wait_for: {event: visit, within: 2h}
          then: [{send: email, template: answered}]
          otherwise: [{send: email, template: unanswered}]
        - send: email
          template: last
      """;

  /** Begun by a deadline. */
  private static final String AFTER_AN_HOUR = AT_ONCE.replace("steps:\n", "steps:\n  - wait: 1h\n");

  @Test
  void anAnswerLeadsOnAtOnceAndAtItsOwnTime() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("11:00"), until("20:00"))
        .decides(
            WAITS, "10:00 waiting shop/step-1 (12:00)", "11:00 answered shop/step-1 (11:00): visit")
        .sends("11:00 shop/answered (11:00)", "11:00 shop/last (11:00)");
  }

  @Test
  void aTimeOutIsAWaitLikeAnyOther() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), until("20:00"))
        .decides(WAITS, "10:00 waiting shop/step-1 (12:00)", "12:01 timed_out shop/step-1 (12:00)")
        .sends("12:01 shop/unanswered (12:00)", "12:01 shop/last (12:00)");
  }

  @Test
  void theRecordsSayWhatWasWaitedForAndWhatWasRead() {
    String campaign =
        AT_ONCE.replace("event: visit,", "event: visit, where: event.page == trigger.page,");
    Story story =
        given(campaign)
            .when(event("cart").at("10:00").with("page", "a"), event("visit").at("11:00"))
            .when(event("visit").at("11:30").with("page", "a"))
            .when(event("cart").at("13:00"), until("20:00"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.ANSWERED)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("event.page", "\"a\"", "trigger.page", "\"a\""));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.TIMED_OUT)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("waited for", "visit where event.page == trigger.page"));
  }

  @Test
  void whatHappenedBeforeIsNoAnswer() {
    given(AT_ONCE)
        .when(event("visit").at("09:59"), event("cart").at("10:00"))
        .when(event("visit").at("09:59:59").loggedAt("10:30"), until("20:00"))
        .decides(Decision.ANSWERED)
        .sends("12:01 shop/unanswered (12:00)", "12:01 shop/last (12:00)");
  }

  @Test
  void aLateEventAnswersAtItsOwnTime() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("10:30").loggedAt("11:59"))
        .decides(Decision.ANSWERED, "11:59 answered shop/step-1 (10:30): visit");
  }

  @Test
  void aStaleEventAnswersToo() {
    given(AT_ONCE.replace("within: 2h", "within: 9d"))
        .when(event("cart").at("10:00"), event("visit").at("11:00").loggedAt("3d 10:00"))
        .decides(Decision.ANSWERED, "3d 10:00 answered shop/step-1 (11:00): visit")
        // Its messages are as late as it is.
        .decides(
            Decision.HELD_BACK,
            "3d 10:00 held_back shop/answered (11:00): expired",
            "3d 10:00 held_back shop/last (11:00): expired");
  }

  @Test
  void whatHappensAfterTheEndAnswersAsLongAsTheEndIsNotHandled() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("12:00:59.999"))
        .decides(Decision.ANSWERED, "12:00:59.999 answered shop/step-1 (12:00:59.999): visit");
  }

  @Test
  void atTheInstantAtWhichTheEndIsHandledItIsTooLate() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("12:00").loggedAt("12:01"))
        .decides(Decision.ANSWERED)
        .decides(Decision.TIMED_OUT, "12:01 timed_out shop/step-1 (12:00)");
  }

  @Test
  void anAnswerAtTheVeryEndIsOne() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("12:00"))
        .decides(Decision.ANSWERED, "12:00 answered shop/step-1 (12:00): visit");
  }

  @Test
  void whatHappenedWhileTheWaitBeforeHadItsGraceIsNotMissed() {
    given(AFTER_AN_HOUR)
        .when(event("cart").at("10:00"), event("visit").at("11:00:30"), until("20:00"))
        .decides(
            WAITS,
            "10:00 waiting shop/step-1 (11:00)",
            "11:01 answered shop/step-2 (11:00:30): visit")
        .sends("11:01 shop/answered (11:00:30)", "11:01 shop/last (11:00:30)");
  }

  @Test
  void aWaitThatADeadlineBeganCoversItsOwnInstant() {
    given(AFTER_AN_HOUR)
        .when(event("cart").at("10:00"), event("visit").at("11:00"), until("20:00"))
        .decides(Decision.ANSWERED, "11:01 answered shop/step-2 (11:00): visit");
    given(AFTER_AN_HOUR)
        .when(event("cart").at("10:00"), event("visit").at("10:59:59.999"), until("20:00"))
        .decides(Decision.ANSWERED)
        .decides(Decision.TIMED_OUT, "13:01 timed_out shop/step-2 (13:00)");
  }

  @Test
  void aWaitThatAnEventBeganCoversWhatIsAfterThatEvent() {
    given(AT_ONCE)
        .when(event("visit").at("10:00"), event("cart").at("10:00"))
        .decides(Decision.ANSWERED)
        .when(event("visit").at("10:00"))
        .decides(Decision.ANSWERED, "10:00 answered shop/step-1 (10:00): visit");
  }

  @Test
  void theEventThatBeganAWaitDoesNotAnswerIt() {
    given(AT_ONCE.replace("event: visit", "event: cart").replace("always", "7d"))
        .when(event("cart").at("10:00"))
        .decides(Decision.ANSWERED)
        .when(event("cart").at("10:30"))
        .decides(Decision.ANSWERED, "10:30 answered shop/step-1 (10:30): cart");
  }

  @Test
  void ofALateTriggerWhatCameBeforeItAndHappenedAfterItCounts() {
    given(AT_ONCE)
        .when(event("visit").at("08:10").loggedAt("09:59"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("20:00"))
        .decides(Decision.ANSWERED, "10:00 answered shop/step-1 (08:10): visit");
  }

  @Test
  void itLooksBackAsFarAsTheGraceAndFiveMinutesOfLogTime() {
    given(AFTER_AN_HOUR)
        .when(event("visit").at("09:30").loggedAt("09:55"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("10:02"))
        .decides(Decision.ANSWERED);
    given(AFTER_AN_HOUR)
        .when(event("visit").at("09:30").loggedAt("09:55:00.001"))
        .when(event("cart").at("08:00").loggedAt("10:00"), until("10:02"))
        .decides(Decision.ANSWERED, "10:01 answered shop/step-2 (09:30): visit");
  }

  @Test
  void ofSeveralThatItFindsTheFirstInTheLogAnswers() {
    given(AFTER_AN_HOUR)
        .when(event("cart").at("10:00"))
        .when(event("visit").at("11:00:40"), event("visit").at("11:00:20").loggedAt("11:00:50"))
        .when(until("12:00"))
        .decides(Decision.ANSWERED, "11:01 answered shop/step-2 (11:00:40): visit");
  }

  @Test
  void oneEventAnswersTheWaitsOfAllJourneys() {
    given(
            AT_ONCE.replace("campaign: shop", "campaign: a"),
            AT_ONCE.replace("campaign: shop", "campaign: b\npriority: 60"))
        .when(event("cart").at("10:00"), event("visit").at("11:00"))
        .sends(
            "11:00 b/answered (11:00)",
            "11:00 a/answered (11:00)",
            "11:00 b/last (11:00)",
            "11:00 a/last (11:00)");
  }

  @Test
  void exitsComeBeforeAnswers() {
    given(AT_ONCE.replace("steps:\n", "exit: [{event: visit}]\nsteps:\n"))
        .when(event("cart").at("10:00"), event("visit").at("11:00"))
        .decides("10:00 entered shop (10:00)", "11:00 exited shop (11:00): exit: visit");
  }

  @Test
  void answersComeBeforeTriggers() {
    given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            frequency: always
            steps:
              - wait_for: {event: cart, where: event.done == true, within: 2h}
                otherwise: [{send: email, template: unanswered}]
            """)
        .when(event("cart").at("10:00"), event("cart").at("11:00").with("done", true))
        .decides(
            "10:00 entered shop (10:00)",
            "11:00 answered shop/step-1 (11:00): cart",
            "11:00 entered shop (11:00)");
  }

  @Test
  void theMessagesOfAnswersAndOfTriggersFormOneRound() {
    given(
            AT_ONCE,
            """
            campaign: other
            category: transactional
            priority: 90
            trigger: {event: visit}
            steps: [{send: email, template: first}]
            """)
        .when(event("cart").at("10:00"), event("visit").at("11:00"))
        .sends(
            "11:00 other/first (11:00)", "11:00 shop/answered (11:00)", "11:00 shop/last (11:00)");
  }

  @Test
  void waitsInsideOfWaysAreAnsweredByOtherEventsThanTheOnesBefore() {
    String nested =
        """
        campaign: shop
        category: transactional
        trigger: {event: cart}
        frequency: always
        steps:
          - wait: 1h
          - wait_for: {event: visit, within: 2h}
            then:
              - wait_for: {event: visit, within: 1h}
                then: [{send: email, template: twice}]
                otherwise: [{send: email, template: once}]
            otherwise:
              - wait_for: {event: visit, within: 1d}
                then: [{send: email, template: late}]
                otherwise: [{send: email, template: never}]
          - send: email
            template: last
        """;
    given(nested)
        .when(event("cart").at("10:00"), event("visit").at("11:30"), until("20:00"))
        .sends("12:31 shop/once (12:30)", "12:31 shop/last (12:30)");
    given(nested)
        .when(event("cart").at("10:00"), event("visit").at("11:30"), event("visit").at("11:30"))
        .sends("11:30 shop/twice (11:30)", "11:30 shop/last (11:30)");
    given(nested)
        .when(event("cart").at("10:00"), event("visit").at("11:00:10"), until("20:00"))
        .sends("12:01:10 shop/once (12:00:10)", "12:01:10 shop/last (12:00:10)");
    given(nested)
        .when(event("cart").at("10:00"), event("visit").at("11:00:10"))
        .when(event("visit").at("11:00:20"), until("11:02"))
        .sends("11:01 shop/twice (11:00:20)", "11:01 shop/last (11:00:20)");
    given(nested)
        .when(event("cart").at("10:00"), until("15:00"), event("visit").at("16:00"))
        .decides(
            WAITS,
            "10:00 waiting shop/step-1 (11:00)",
            "11:01 waiting shop/step-2 (13:00)",
            "13:01 timed_out shop/step-2 (13:00)",
            "13:01 waiting shop/step-6 (1d 13:00)",
            "16:00 answered shop/step-6 (16:00): visit")
        .sends("16:00 shop/late (16:00)", "16:00 shop/last (16:00)");
  }

  @Test
  void anEventAboutAnotherThingIsNoAnswer() {
    given(AT_ONCE.replace("frequency: always", "frequency: always\nper: id"))
        .when(event("cart").at("10:00").with("id", "x"), event("cart").at("10:01").with("id", "y"))
        .when(event("visit").at("11:00").with("id", "y"))
        .journeys(Decision.ANSWERED, 2)
        .when(event("visit").at("11:10"))
        .journeys(Decision.ANSWERED, 2, 1);
  }

  @Test
  void aRestartBeginsAnewAndTheOldWaitIsGone() {
    given(AT_ONCE.replace("frequency: always", "frequency: always\nwhile_inside: restart"))
        .when(event("cart").at("10:00"), event("cart").at("11:00"))
        .when(event("visit").at("10:30").loggedAt("11:10"))
        .decides(Decision.ANSWERED)
        .when(until("12:30"))
        .decides(Decision.TIMED_OUT)
        .when(event("visit").at("12:59"))
        .journeys(Decision.ANSWERED, 2)
        .sends("12:59 shop/answered (12:59)", "12:59 shop/last (12:59)");
  }

  @Test
  void nothingIsKeptOfWhatNoWaitCouldBeAnsweredBy() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"))
        .entry(user -> assertThat(user.recent().isEmpty()).isTrue());
  }

  @Test
  void aFloodIsForgottenFromItsBeginningAndOpsIsTold() {
    Story story = given(AFTER_AN_HOUR).when(event("cart").at("10:00"));
    story.when(event("visit").at("11:00:00.001").with("first", true));
    for (int i = 0; i < 49; i++) {
      story.when(event("visit").at("11:00:01"));
    }
    story.notices().when(event("visit").at("11:00:02"));
    story
        .notices(Notice.HISTORY_FULL)
        .when(until("11:01"))
        .decides(Decision.ANSWERED, "11:01 answered shop/step-2 (11:00:01): visit");
  }

  @Test
  void whenAllIsOverNothingIsKept() {
    given(AT_ONCE)
        .when(event("cart").at("10:00"), event("visit").at("11:00"), until("20d 00:00"))
        .entry(
            user -> {
              assertThat(user.recent().isEmpty()).isTrue();
              assertThat(user.agenda().journeys()).isEmpty();
              assertThat(user.agenda().size()).isZero();
            });
  }
}
