package io.beckon.core.known;

import static io.beckon.core.known.Log.DAY;
import static io.beckon.core.known.Log.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.beckon.core.executable.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Since when history is known to a campaign of today, which is day 100 unless the test says so. */
class KnownHistoryTest {

  private static final String MONTH = "{did: order, within: 30d}";
  private static final String QUARTER = "{did: order, within: 90d}";
  private static final String EVER = "{did: order}";
  private static final String KEPT = "order: {keep: 60d, properties: {total: number, id: string}}";

  @Test
  void whereNobodyAskedAndNoPlanKeepsNothingIsKnown() {
    Coverage coverage = new Log().asks(0, "{did: visit, within: 90d}").ofClause(100, MONTH);

    assertThat(coverage)
        .isEqualTo(new Coverage("order", 30 * DAY, day(100), day(100), day(0)))
        .returns(false, Coverage::isEnough)
        .returns(true, Coverage::isNothing)
        .returns(day(130), Coverage::exactFrom);
  }

  @Test
  void onAnEmptyTopicNothingIsKnown() {
    assertThat(new Log().ofClause(100, MONTH)).returns(false, Coverage::isEnough);
    assertThat(new Log().ofClause(100, EVER)).returns(false, Coverage::isEnough);
  }

  @Test
  void whatAnotherCampaignAsksIsKnownSinceItWasPublished() {
    Log log = new Log().asks(40, QUARTER);

    assertThat(log.ofClause(100, QUARTER))
        .returns(day(40), Coverage::since)
        .returns(false, Coverage::isEnough)
        .returns(day(130), Coverage::exactFrom);
    assertThat(log.ofClause(129, QUARTER).isEnough()).isFalse();
    assertThat(log.ofClause(130, QUARTER).isEnough()).isTrue();
  }

  @Test
  void whatAShorterWindowForgotIsNotKnown() {
    Log log = new Log().asks(0, MONTH);

    assertThat(log.ofClause(100, QUARTER).since()).isEqualTo(day(70));
    assertThat(log.ofClause(20, QUARTER).since()).isEqualTo(day(0));
    assertThat(log.ofClause(100, "{did: order, within: 7d}").isEnough()).isTrue();
  }

  @Test
  void aWindowThatASecondVersionMadeWiderReachesBackToWhatTheFirstKept() {
    Log log = new Log().asks(0, MONTH).asks(60, QUARTER);

    assertThat(log.ofClause(100, QUARTER).since()).isEqualTo(day(30));
    assertThat(log.ofClause(120, QUARTER).isEnough()).isTrue();
  }

  @Test
  void aVersionCountsForWhateverOrderItStandsInTheLog() {
    Log log = new Log().asks(60, QUARTER).asks(0, MONTH);

    assertThat(log.ofClause(100, QUARTER).since()).isEqualTo(day(30));
  }

  @Test
  void whatComesIntoForceLaterHelpsNobodyToday() {
    assertThat(new Log().asks(101, QUARTER).ofClause(100, MONTH).isNothing()).isTrue();
  }

  @Test
  void whereFewerWereKeptNothingOfItCounts() {
    Log log = new Log().asks(0, QUARTER);
    String three = "{did: order, times: 3, within: 90d}";

    assertThat(log.ofClause(100, three).isNothing()).isTrue();
    log.asks(50, three);
    assertThat(log.ofClause(100, three).since()).isEqualTo(day(50));
    assertThat(log.ofClause(100, "{did: order, times: 2, within: 90d}").since()).isEqualTo(day(50));
    assertThat(log.ofClause(100, QUARTER).since()).isEqualTo(day(0));
    assertThat(new Log().asks(0, three).ofClause(100, QUARTER).since()).isEqualTo(day(0));
  }

  @Test
  void whatIsAskedOfOtherOccurrencesOrOfAPropertyIsAnother() {
    Log log = new Log().asks(0, QUARTER);

    assertThat(log.ofClause(100, "{did: order, where: event.total > 5, within: 7d}").isNothing())
        .isTrue();
    assertThat(log.ofClause(100, "{sum: order.total, within: 7d, over: 5}").isNothing()).isTrue();
  }

  @Test
  void aPlanKeepsForCampaignsOfTomorrow() {
    Log log = new Log().plan(10, KEPT);

    assertThat(log.ofClause(100, MONTH))
        .returns(day(40), Coverage::since)
        .returns(true, Coverage::isEnough);
    assertThat(log.ofClause(30, MONTH).since()).as("since it is in force").isEqualTo(day(10));
    assertThat(log.ofClause(100, QUARTER))
        .returns(day(40), Coverage::since)
        .returns(day(130), Coverage::exactFrom);
    assertThat(log.ofClause(100, "{did: visit, within: 1d}").isNothing()).isTrue();
  }

  @Test
  void aPlanKeepsThePropertiesThatItNames() {
    Log log = new Log().plan(0, KEPT);

    assertThat(log.ofClause(100, "{sum: order.total, within: 30d, over: 5}").isEnough()).isTrue();
    assertThat(log.ofClause(100, "{sum: order.tax, within: 30d, over: 5}").isNothing()).isTrue();
    assertThat(log.ofClause(100, "{did: order, where: event.id == event.a, within: 1d}"))
        .returns(true, Coverage::isNothing);
  }

  @Test
  void aPropertyIsKeptSinceItWasPlanned() {
    Log log =
        new Log().plan(0, KEPT).plan(80, KEPT.replace("id: string", "id: string, tax: number"));

    assertThat(log.ofClause(100, "{sum: order.tax, within: 10d, over: 5}").since())
        .isEqualTo(day(80));
    assertThat(log.ofClause(100, "{sum: order.total, within: 10d, over: 5}").since())
        .isEqualTo(day(40));
  }

  @Test
  void aPlanThatWasTakenAwayForAWhileLeavesAGap() {
    Log log = new Log().plan(0, KEPT).plan(70, "order: {}").plan(80, KEPT);

    assertThat(log.ofClause(75, MONTH).isNothing()).isTrue();
    assertThat(log.ofClause(100, MONTH).since()).isEqualTo(day(80));
    assertThat(log.ofClause(110, MONTH).isEnough()).isTrue();
  }

  @Test
  void aPlanThatKeptLessForAWhileForgotTheRest() {
    Log log = new Log().plan(0, KEPT).plan(70, KEPT.replace("60d", "5d")).plan(80, KEPT);

    assertThat(log.ofClause(79, MONTH).since()).isEqualTo(day(74));
    assertThat(log.ofClause(100, MONTH).since()).isEqualTo(day(75));
  }

  @Test
  void aCampaignIsFilledFromThePlanWhenItComesIntoForceAndNotLater() {
    Log log = new Log().plan(0, KEPT).asks(50, QUARTER).plan(60, "order: {}");

    assertThat(log.ofClause(100, QUARTER).since()).isEqualTo(day(0));
    assertThat(new Log().asks(0, QUARTER).plan(50, KEPT).ofClause(100, QUARTER).since())
        .isEqualTo(day(0));
  }

  @Test
  void ofTwoPlansOfOneInstantThatPublishedLastCounts() {
    assertThat(new Log().plan(0, "order: {}").plan(0, KEPT).ofClause(100, MONTH).isEnough())
        .isTrue();
    assertThat(new Log().plan(0, KEPT).plan(0, "order: {}").ofClause(100, MONTH).isEnough())
        .isFalse();
  }

  @Test
  void allThereEverWasIsKnownWhereItWasAskedFromTheBeginning() {
    Log log = new Log().asks(0, EVER).asks(10, "{did: visit}");

    assertThat(log.ofClause(100, EVER))
        .returns(day(0), Coverage::since)
        .returns(true, Coverage::isEnough);
    assertThat(log.ofClause(100, "{did: visit}"))
        .returns(day(10), Coverage::since)
        .returns(false, Coverage::isEnough);
    assertThat(new Log().asks(0, QUARTER).ofClause(100, EVER).since()).isEqualTo(day(10));
    assertThat(new Log().plan(0, "order: {keep: 730d}").ofClause(100, EVER).isEnough()).isTrue();
  }

  @Test
  void whatIsPublishedInOneGoBeginsTogether() {
    Log log = new Log().plan(0, "order: {}");
    log.campaigns().add(new Published<>(Log.compiled(Log.asking("a", EVER)), day(0) + 20));

    assertThat(log.ofClause(100, EVER).isEnough()).isTrue();
  }

  @Test
  void sinceTheStartOfAJourneyAsksNothingOfBefore() {
    assertThat(new Log().of(100, Log.asking("new", "{did: order, since: start}"))).isEmpty();
    assertThat(new Log().asks(0, "{did: order, since: start}").ofClause(100, MONTH).since())
        .as("nor does it leave anything")
        .isEqualTo(day(100));
  }

  @Test
  void silenceAsksForItsOwnLength() {
    String asleep =
        """
        campaign: asleep
        trigger: {inactive: 30d, without: visit}
        steps: [{send: email, template: hello}]
        """;
    assertThat(new Log().asks(0, "{did: visit, within: 90d}").of(100, asleep))
        .singleElement()
        .returns("visit", Coverage::event)
        .returns(30 * DAY, Coverage::asked)
        .returns(true, Coverage::isEnough);
    assertThat(new Log().of(100, asleep.replace(", without: visit", "")))
        .singleElement()
        .returns(Tally.ANY_EVENT, Coverage::event)
        .returns(day(130), Coverage::exactFrom);
  }

  @Test
  void whatIsUnansweredAsksForTheSilenceToo() {
    String unset =
        """
        campaign: unset
        trigger: {inactive: 5d, after: signed_up, without: setup_done}
        steps: [{send: email, template: hello}]
        """;
    Log log = new Log().plan(0, "signed_up: {keep: 30d}, setup_done: {keep: 30d}");

    assertThat(log.of(100, unset))
        .hasSize(2)
        .allMatch(Coverage::isEnough)
        .extracting(Coverage::event)
        .containsExactly("signed_up", "setup_done");
    assertThat(new Log().plan(0, "signed_up: {keep: 30d}").of(100, unset))
        .as("what would answer is not known")
        .noneMatch(Coverage::isEnough);
  }

  @Test
  void aCountAsksForItsWindow() {
    String third =
        """
        campaign: third
        trigger: {event: view, times: 3, within: 7d, same: id, unless: order}
        steps: [{send: email, template: hello}]
        """;
    assertThat(new Log().campaign(0, third).of(100, third)).allMatch(Coverage::isEnough);
    assertThat(new Log().of(100, third))
        .extracting(Coverage::event, Coverage::asked)
        .containsExactly(tuple("view", 7 * DAY), tuple("order", 7 * DAY));
  }

  @Test
  void nothingIsReportedOfAMessageBeforeItIsSent() {
    String own = Log.asking("new", "{not: {opened: hello}}");

    assertThat(new Log().of(100, own)).as("its own").isEmpty();
    assertThat(new Log().campaign(50, own).of(100, own)).as("asked since it is sent").isEmpty();
    assertThat(new Log().asks(50, QUARTER).of(100, own))
        .as("sent for long")
        .singleElement()
        .returns("message_opened", Coverage::event)
        .returns(true, Coverage::isNothing);
    assertThat(new Log().ofClause(100, "{opened: of-somebody-else}").isEnough()).isFalse();
  }

  @Test
  void aSegmentAsksAsItsCampaignDoes() {
    String loyal =
        "segment: loyal\nwho: [" + QUARTER + "]\n---\n" + Log.asking("new", "{in: loyal}");

    assertThat(new Log().asks(10, QUARTER).of(100, loyal))
        .isEqualTo(List.of(new Coverage("order", 90 * DAY, day(10), day(100), day(10))));
  }
}
