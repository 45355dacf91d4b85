package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import org.junit.jupiter.api.Test;

/** When it happened, and when the log took it. */
class TwoTimesTest {

  private static final String REMINDER =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      while_inside: restart
      exit: [{event: order}]
      steps: [{wait: 1h}, {send: email, template: first}]
      """;

  private static final String WELCOME =
      """
      campaign: hello
      trigger: {event: signup}
      frequency: always
      steps: [{send: email, template: welcome}]
      """;

  @Test
  void waitsCountInEventTime() {
    given(REMINDER)
        .when(event("cart").at("10:00").loggedAt("10:20"), until("12:00"))
        .sends("11:01 shop/first (11:00)");
  }

  @Test
  void aClientWithAWrongClockCannotMoveTime() {
    given(REMINDER, WELCOME)
        .when(event("cart").at("10:00"), event("signup").at("10:58").loggedAt("10:55"))
        .sends("10:55 hello/welcome (10:58)")
        .when(event("order").at("10:59"))
        .decides(Decision.EXITED, "10:59 exited shop (10:59): exit: order");
  }

  @Test
  void anEventTimeMoreThanFiveMinutesAheadIsTakenAsTheLogTime() {
    given(WELCOME)
        .when(event("signup").at("10:05:00.001").loggedAt("10:00"))
        .sends("10:00 hello/welcome (10:00)")
        .notices(Notice.EVENT_TIME_AHEAD);
  }

  @Test
  void anEventTimeFiveMinutesAheadStands() {
    given(WELCOME)
        .when(event("signup").at("10:05").loggedAt("10:00"))
        .sends("10:00 hello/welcome (10:05)")
        .notices();
  }

  @Test
  void aStaleEventEntersNobody() {
    given(WELCOME)
        .when(event("signup").at("09:59:59.999").loggedAt("1d 10:00"))
        .sends()
        .decides()
        .notices(Notice.STALE_EVENT);
  }

  @Test
  void anEventAsOldAsTheLimitEnters() {
    given(WELCOME)
        .when(event("signup").at("10:00").loggedAt("1d 10:00"))
        .sends("1d 10:00 hello/welcome (10:00)");
  }

  @Test
  void aStaleEventCountsForHistory() {
    String lapsed =
        """
        campaign: lapsed
        trigger: {event: visit}
        audience: [{not: {did: order, within: 7d}}]
        steps: [{send: email, template: miss-you}]
        """;
    given(lapsed)
        .when(event("order").at("10:00").loggedAt("2d 10:00"), event("visit").at("2d 11:00"))
        .decides("2d 11:00 not_qualified lapsed (2d 11:00): audience");
  }

  @Test
  void aStaleEventServesGoalsAndExits() {
    String slow =
        """
        campaign: slow
        trigger: {event: cart}
        exit: [{event: order}]
        steps: [{wait: 7d}, {send: email, template: first}]
        """;
    given(slow)
        .when(event("cart").at("10:00"), event("order").at("11:00").loggedAt("3d 10:00"))
        .decides("10:00 entered slow (10:00)", "3d 10:00 exited slow (11:00): exit: order");
  }

  @Test
  void aSmallerLogTimeIsTakenAsTheClock() {
    given(REMINDER, WELCOME)
        .when(event("cart").at("10:00"), event("signup").at("09:58"))
        .sends("10:00 hello/welcome (09:58)")
        .notices(Notice.LOG_TIME_SET_BACK);
  }

  @Test
  void aRepeatedMessageIsLeftOut() {
    given(WELCOME)
        .when(event("signup").at("10:00").withId("m"), event("signup").at("10:00").withId("m"))
        .sends("10:00 hello/welcome (10:00)")
        .notices(Notice.REPEATED_MESSAGE);
  }

  @Test
  void aRepeatedMessageMovesTheClockAndWithItTheDeadlines() {
    given(REMINDER, WELCOME)
        .when(
            event("signup").at("10:00").withId("m"),
            event("cart").at("10:00"),
            event("signup").at("10:00").loggedAt("11:01").withId("m"))
        .sends("10:00 hello/welcome (10:00)", "11:01 shop/first (11:00)");
  }

  @Test
  void aMessageIdIsFreeAgainAfterFortyEightHoursOfLogTime() {
    given(WELCOME)
        .when(
            event("signup").at("10:00").withId("m"),
            event("signup").at("2d 09:59:59.999").withId("m"),
            event("signup").at("2d 10:00").withId("m"))
        .sends("10:00 hello/welcome (10:00)", "2d 10:00 hello/welcome (2d 10:00)");
  }

  @Test
  void anEventThatNobodyCaresAboutChangesNothingNotEvenTheClock() {
    given(WELCOME)
        .when(event("noise").at("10:00"), event("signup").at("09:00"))
        .sends("09:00 hello/welcome (09:00)")
        .notices();
  }

  @Test
  void traitsMoveTheClockWhoeverAsksForThem() {
    given(REMINDER)
        .when(event("cart").at("10:00"), identify("plan", "pro").at("11:01"))
        .sends("11:01 shop/first (11:00)");
  }
}
