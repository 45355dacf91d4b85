package io.beckon.core.read;

import static io.beckon.core.read.Spanless.NOWHERE;
import static io.beckon.core.read.Spanless.assertSame;
import static io.beckon.core.read.Spanless.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Clause.Aggregate;
import io.beckon.core.model.Clause.Bound;
import io.beckon.core.model.Clause.Message;
import io.beckon.core.model.Clause.When;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import io.beckon.core.model.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that clauses and triggers may have. */
class ClausesTest {

  private static final Duration MONTH = Duration.ofDays(30);

  @Test
  void theLastValueAndTheLastTimeShareAWord() {
    assertSame(
        clause("{last: order_placed.total, where: event.paid, since: start, over: 5}"),
        new Aggregate(
            Aggregate.Kind.LAST,
            "order_placed",
            "total",
            where("event.paid"),
            Reach.since(Since.START),
            new Bound(Bound.Kind.OVER, 5L),
            NOWHERE));
    assertSame(
        clause("{last: login, where: event.app, within: 30d}"),
        new When(false, "login", where("event.app"), false, MONTH, NOWHERE));
  }

  @Test
  void theFirstTimeMayBeRecentToo() {
    assertSame(
        clause("{first: checkout.started, within: 30d}"),
        new When(true, "checkout.started", Optional.empty(), false, MONTH, NOWHERE));
  }

  @ParameterizedTest
  @CsvSource({
    "order_placed.total, order_placed, total",
    "order_placed.address.country, order_placed, address.country",
    "Order Completed.total price, Order Completed, total price",
    "Bestellung.größe, Bestellung, größe"
  })
  void anEventAndItsPropertyArePartedAtTheFirstDot(String written, String event, String property) {
    Aggregate sum = (Aggregate) clause("{sum: " + written + ", over: 5}");

    assertThat(sum.event()).isEqualTo(event);
    assertThat(sum.property()).isEqualTo(property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"GBP | GBP", "\"5\" | 5", "2025-03-01 | 2025-03-01", "yes | yes"})
  void theLastValueMayBeText(String written, String meant) {
    assertThat(bound("{last: a.b, equals: " + written + "}").value()).isEqualTo(meant);
  }

  @Test
  void theLastValueMayBeTrueOrANumber() {
    assertThat(bound("{last: a.b, equals: true}").value()).isEqualTo(true);
    assertThat(bound("{last: a.b, equals: -3}").value()).isEqualTo(-3L);
    assertThat(bound("{last: a.b, under: 0.5}").value()).isEqualTo(0.5);
  }

  @Test
  void messagesMayBeAskedSinceAMoment() {
    assertSame(
        clause("{opened: welcome, since: last_send}"),
        new Message(Message.Kind.OPENED, "welcome", Reach.since(Since.LAST_SEND), NOWHERE));
  }

  @Test
  void anyClauseMayBeAnExit() {
    List<Exit> exits =
        CampaignReaderTest.sound(
                CampaignReaderTest.minimal(
                    "exit: [{in: churned}, {clicked: hello}, {last: login, before: 30d},"
                        + " {sum: a.b, over: 5}, {event: left}]"))
            .exits();

    assertThat(exits).hasSize(5).filteredOn(Exit.OnCondition.class::isInstance).hasSize(4);
  }

  @Test
  void aClauseStandsWhereItsMappingStands() {
    Clause.Any any = (Clause.Any) clause("{any: [{in: a}, {sum: a.b, over: 5}]}");

    assertThat(any.clauses()).map(inner -> inner.span().column()).containsExactly(18, 27);
  }

  @Test
  void silenceWithoutANameIsOfAnyEvent() {
    assertSame(
        trigger("{inactive: 30d}"),
        new Trigger.OnSilence(MONTH, Optional.empty(), List.of(), NOWHERE));
  }

  @Test
  void aDateMayComeOnceAtMidnight() {
    assertSame(
        trigger("{date: profile.contract.ends, offset: 2w}"),
        new Trigger.OnDate(
            where("profile.contract.ends"),
            Optional.empty(),
            false,
            14,
            LocalTime.MIDNIGHT,
            NOWHERE));
  }

  @Test
  void triggersOfAllKindsInOneList() {
    List<Trigger> triggers =
        CampaignReaderTest.sound(
                LanguageExamples.campaignWithTrigger(
                    "[" + String.join(", ", LanguageExamples.TRIGGERS) + "]"))
            .triggers();

    assertThat(triggers).hasSameSizeAs(LanguageExamples.TRIGGERS);
  }

  private static Bound bound(String written) {
    return ((Aggregate) clause(written)).bound();
  }

  private static Clause clause(String written) {
    return CampaignReaderTest.sound(LanguageExamples.campaignWithClause(written))
        .audience()
        .orElseThrow();
  }

  private static Trigger trigger(String written) {
    return CampaignReaderTest.sound(LanguageExamples.campaignWithTrigger(written))
        .triggers()
        .get(0);
  }
}
