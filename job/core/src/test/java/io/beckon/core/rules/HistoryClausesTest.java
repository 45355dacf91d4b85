package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What an author can ask of history, one kind of question after the other. */
class HistoryClausesTest {

  private static final String SENT = "sent";
  private static final String NOT_SENT = "not sent";

  /** A message that goes out where the clause holds when somebody knocks. */
  private static String asks(String clause) {
    return """
        campaign: shop
        trigger: {event: knock}
        frequency: always
        audience: [%s]
        steps: [{send: email, template: hello, category: transactional}]
        """
        .formatted(clause);
  }

  /** Knocks at an instant, after what has happened. */
  private static void answers(String clause, String time, String expected, Input... happened) {
    given(asks(clause))
        .when(happened)
        .when(event("knock").at(time))
        .sends(expected.equals(SENT) ? new String[] {line(time)} : new String[0]);
  }

  private static String line(String time) {
    return time + " shop/hello (" + time + ")";
  }

  private static Input order(String time, Object total) {
    return event("order").at(time).with("total", total);
  }

  @Test
  void aWindowIsOpenWhereItBegins() {
    answers("{did: order, within: 1d}", "1d 09:59", SENT, order("10:00", 1L));
    answers("{did: order, within: 1d}", "1d 10:00", NOT_SENT, order("10:00", 1L));
  }

  @Test
  void decimalsAddUpWithoutRounding() {
    Input[] dimes = {order("10:00", 0.1), order("10:01", 0.2), order("10:02", -0.3)};
    answers("{sum: order.total, within: 1d, equals: 0}", "11:00", SENT, dimes);
    answers("{sum: order.total, equals: 0}", "11:00", SENT, dimes);
  }

  @Test
  void aSumLosesWhatLeavesTheWindow() {
    Input[] orders = {order("10:00", 300L), order("11:00", 200.01)};
    answers("{sum: order.total, within: 1d, over: 500}", "1d 09:59", SENT, orders);
    answers("{sum: order.total, within: 1d, over: 500}", "1d 10:00", NOT_SENT, orders);
    answers("{sum: order.total, over: 500}", "9d 10:00", SENT, orders);
  }

  @Test
  void whatIsNoNumberAddsNothing() {
    answers(
        "{sum: order.total, equals: 5}", "11:00", SENT, order("10:00", "7"), order("10:01", 5L));
  }

  @Test
  void nothingAddsUpToZeroAndHasNoLeast() {
    answers("{sum: order.total, within: 1d, under: 1}", "11:00", SENT);
    answers("{sum: order.total, under: 1}", "11:00", SENT);
    answers("{distinct: order.total, under: 1}", "11:00", SENT);
    answers("{min: order.total, within: 1d, under: 1}", "11:00", NOT_SENT);
    answers("{min: order.total, under: 1}", "11:00", NOT_SENT);
    answers("{max: order.total, under: 1}", "11:00", NOT_SENT);
    answers("{last: order.total, under: 1}", "11:00", NOT_SENT);
  }

  @Test
  void theGreatestOfAWindowIsOneThatIsStillInside() {
    Input[] orders = {order("10:00", 90L), order("11:00", 20L), order("12:00", 50L)};
    answers("{max: order.total, within: 1d, equals: 90}", "1d 09:59", SENT, orders);
    answers("{max: order.total, within: 1d, equals: 50}", "1d 10:00", SENT, orders);
    answers("{min: order.total, within: 1d, equals: 20}", "1d 10:59", SENT, orders);
    answers("{min: order.total, within: 1d, equals: 50}", "1d 11:00", SENT, orders);
    answers("{max: order.total, equals: 90}", "9d 11:00", SENT, orders);
    answers("{min: order.total, equals: 20}", "9d 11:00", SENT, orders);
  }

  @Test
  void theLastIsTheLatestThatHasAValueHoweverLateItCame() {
    Input late = event("order").at("10:00").with("total", 5L).loggedAt("12:00");
    answers("{last: order.total, equals: 7}", "13:00", SENT, order("11:00", 7L), late);
    answers(
        "{last: order.total, equals: 7}",
        "13:00",
        SENT,
        order("11:00", 7L),
        event("order").at("12:00"));
    answers(
        "{last: order.plan, equals: \"pro\"}",
        "13:00",
        SENT,
        event("order").at("12:00").with("plan", "pro"));
  }

  @Test
  void valuesThatAreOneCountOnce() {
    Input[] orders = {
      order("10:00", 1L), order("10:01", 1.0), order("10:02", "1"), order("10:03", true)
    };
    answers("{distinct: order.total, within: 1d, equals: 3}", "11:00", SENT, orders);
  }

  @Test
  void onlyWhatMatchesCounts() {
    answers(
        "{sum: order.total, where: event.total > 10, equals: 20}",
        "11:00",
        SENT,
        order("10:00", 10L),
        order("10:01", 20L));
  }

  @Test
  void theFirstTimeStaysTheFirst() {
    Input[] orders = {order("10:00", 1L), order("40d 10:00", 1L)};
    answers("{first: order, before: 30d}", "40d 11:00", SENT, orders);
    answers("{last: order, before: 30d}", "40d 11:00", NOT_SENT, orders);
    answers("{last: order, within: 30d}", "40d 11:00", SENT, orders);
    answers("{first: order, within: 30d}", "40d 11:00", NOT_SENT, orders);
    answers("{first: order, before: 30d}", "40d 11:00", NOT_SENT);
    answers("{first: order, within: 30d}", "40d 11:00", NOT_SENT);
  }

  @Test
  void longerAgoThanTakesInTheInstantItself() {
    answers("{last: order, before: 1d}", "1d 10:00", SENT, order("10:00", 1L));
    answers("{last: order, within: 1d}", "1d 10:00", NOT_SENT, order("10:00", 1L));
  }

  @Test
  void aMessageIsReceivedByItsTemplateOrItsStep() {
    Input sent = event("message_sent").at("10:00").with("template", "welcome");
    Input step = event("message_delivered").at("10:00").with("step", "welcome");
    answers("{received: welcome}", "11:00", SENT, sent);
    answers("{received: welcome}", "11:00", SENT, step);
    answers("{received: other}", "11:00", NOT_SENT, sent, step);
  }

  @Test
  void onlyPeopleOpen() {
    Input.Happening opened = event("message_opened").at("10:00").with("template", "welcome");
    answers("{opened: welcome, within: 2h}", "11:00", SENT, opened);
    answers("{opened: welcome}", "11:00", SENT, opened.with("human", true));
    answers("{opened: welcome}", "11:00", NOT_SENT, opened.with("human", false));
    answers("{clicked: welcome}", "11:00", NOT_SENT, opened);
  }

  @Test
  void aSegmentIsAskedAtTheNowOfTheQuestion() {
    String campaign =
        asks("{in: buyers}")
            + """
            ---
            segment: buyers
            who: [{did: order, within: 1d}, profile.plan == "pro"]
            """;
    given(campaign)
        .when(identify("plan", "pro").at("09:00"), order("10:00", 1L))
        .when(event("knock").at("1d 09:59"), event("knock").at("1d 10:00"))
        .sends(line("1d 09:59"));
  }

  @Test
  void sinceTheStartIsAfterTheTrigger() {
    String campaign =
        """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        steps:
          - wait: 1h
          - {send: email, template: hello, category: transactional, when: {did: visit, since: start}}
        """;
    // What stands in front of the trigger in the log is before it, at the same instant too.
    given(campaign)
        .when(event("visit").at("10:00"), event("cart").at("10:00"), until("12:00"))
        .sends();
    given(campaign)
        .when(event("cart").at("10:00"), event("visit").at("10:00"), until("12:00"))
        .sends("11:01 shop/hello (11:00)");
    given(campaign)
        .when(
            event("cart").at("10:00"), event("visit").at("09:59").loggedAt("10:30"), until("12:00"))
        .sends();
  }

  @Test
  void sinceTheLastSendCountsFromItsDecision() {
    String campaign =
        """
        campaign: shop
        trigger: {event: cart}
        steps:
          - wait: 1h
          - {send: email, template: first, category: transactional}
          - wait: 1h
          - send: email
            template: second
            category: transactional
            when: {sum: visit.n, since: last_send, equals: 1}
        """;
    given(campaign)
        .when(
            event("cart").at("10:00"),
            event("visit").at("10:30").with("n", 5L),
            event("visit").at("11:30").with("n", 1L),
            until("13:00"))
        .sends("11:01 shop/first (11:00)", "12:01 shop/second (12:00)");
  }

  @Test
  void historySinceTheStartIsKeptAsLongAsTheJourneyRuns() {
    String campaign =
        """
        campaign: shop
        trigger: {event: cart}
        steps:
          - wait: 60d
          - {send: email, template: hello, category: transactional, when: {did: visit, since: start}}
        """;
    Story story = given(campaign).when(event("cart").at("10:00"), event("visit").at("10:30"));

    story.when(until("29d 10:00")).tidiedAt("30d 10:00");
    story.when(until("60d 10:01")).sends("60d 10:01 shop/hello (60d 10:00)");
    story
        .when(until("70d 10:00"))
        .entry(
            user ->
                Assertions.assertThat(user.historyRows())
                    .as("kept of a journey that is over")
                    .isEmpty());
  }

  @Test
  void theRecordSaysWhatWasRead() {
    Map<String, String> values =
        given(asks("{sum: order.total, within: 1d, over: 500}"))
            .when(order("10:00", 300.5), order("10:01", 99.5), event("knock").at("11:00"))
            .of(JourneyRecord.class)
            .filter(record -> record.decision() == Decision.NOT_QUALIFIED)
            .findFirst()
            .orElseThrow()
            .values();

    Assertions.assertThat(values).containsEntry("sum order.total within 1d", "400");
  }
}
