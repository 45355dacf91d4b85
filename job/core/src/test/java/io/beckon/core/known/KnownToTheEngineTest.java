package io.beckon.core.known;

import static io.beckon.core.known.Log.DAY;
import static io.beckon.core.known.Log.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.known.OneUser.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Where all that a campaign asks is said to be known on the day from which it is in force, the
 * engine answers as one does to which the campaign was known from the beginning of time.
 *
 * <p>Campaigns and plans that came before are of random days, windows and numbers. The campaign at
 * hand comes on the very first day on which enough is known for it, so that a day that is said too
 * early shows. They lie so far apart that the roll-call meets the user before the next one.
 */
class KnownToTheEngineTest {

  private static final long HOUR = DAY / 24;

  /** So long before and after there are orders. */
  private static final int DAYS = 120;

  /** Something published earlier, on its own day. */
  record Earlier(String campaign, String plan) {}

  /** An order of the user's: hours from the first day on, how late the log takes it, a value. */
  record Order(int hour, int late, int value) {}

  @Property(tries = 300)
  void answersAreRightFromTheFirstInstantOn(
      @ForAll("publications") List<Earlier> publications,
      @ForAll("windowed") String clause,
      @ForAll("orders") List<Order> orders) {
    assertSame(publications, clause, orders);
  }

  @Tag("slow")
  @Property(tries = 3_000)
  void answersAreRightFromTheFirstInstantOnAtLength(
      @ForAll("publications") List<Earlier> publications,
      @ForAll("windowed") String clause,
      @ForAll("orders") List<Order> orders) {
    assertSame(publications, clause, orders);
  }

  private static void assertSame(List<Earlier> publications, String clause, List<Order> orders) {
    Log log = log(publications);
    KnownHistory known = new KnownHistory(log.campaigns(), log.plans());
    ExecutableCampaign campaign = Log.compiled(Log.asking("new", clause));
    OptionalLong found =
        LongStream.range(publications.size() * 10L, DAYS)
            .filter(day -> known.of(campaign, day(day)).get(0).isEnough())
            .findFirst();
    Assume.that(found.isPresent());
    long from = day(found.getAsLong());

    Catalog always = new Catalog();
    always.publish(campaign, Long.MIN_VALUE);
    Catalog today = new Catalog();
    log.campaigns().forEach(one -> today.publish(one.version(), one.from()));
    log.plans().forEach(one -> today.publish(one.version(), one.from()));
    today.publish(campaign, from);

    List<Record> records = records(orders, from);
    Map<Long, Boolean> expected = new OneUser(always, "new").answers(records);
    expected.keySet().removeIf(instant -> instant < from);

    assertThat(expected).isNotEmpty();
    assertThat(new OneUser(today, "new").answers(records))
        .as("%s from day %d, after %s", clause, found.getAsLong(), publications)
        .isEqualTo(expected);
  }

  /** One each ten days. */
  private static Log log(List<Earlier> publications) {
    Log log = new Log();
    for (int i = 0; i < publications.size(); i++) {
      Earlier earlier = publications.get(i);
      if (earlier.plan() == null) {
        log.campaign(i * 10L, earlier.campaign());
      } else {
        log.plan(i * 10L, earlier.plan());
      }
    }
    return log;
  }

  private static List<Record> records(List<Order> orders, long from) {
    List<Record> records = new ArrayList<>();
    for (Order order : orders) {
      long time = day(0) + order.hour * HOUR + 1;
      Map<String, Object> properties =
          order.value == 0 ? Map.of() : Map.of("total", (long) order.value);
      records.add(new Record("order", time, time + order.late * HOUR, properties));
    }
    // Visits at the first instant, and then each at another hour of the day.
    for (int i = 0; i < 40; i++) {
      long time = from + i * 31 * HOUR;
      records.add(new Record("visit", time, time, Map.of()));
    }
    records.sort(Comparator.comparingLong(Record::logTime));
    return records;
  }

  @Provide
  Arbitrary<List<Earlier>> publications() {
    Arbitrary<Earlier> campaign =
        Combinators.combine(
                Arbitraries.of("a", "b"),
                Arbitraries.frequencyOf(
                        Tuple.of(4, windowed()),
                        Tuple.of(1, Arbitraries.of("{did: order}", "{did: order, since: start}")))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2))
            .as((id, clauses) -> Log.asking(id, clauses.toArray(String[]::new)))
            .map(text -> new Earlier(text, null));
    Arbitrary<Earlier> plan =
        Arbitraries.of(
                "order: {}",
                "order: {keep: 8d}",
                "order: {keep: 15d, properties: {total: number}}",
                "order: {keep: 35d, properties: {total: number}}",
                "order: {keep: 90d, properties: {total: number}}")
            .map(events -> new Earlier(null, events));
    return Arbitraries.frequencyOf(Tuple.of(3, campaign), Tuple.of(2, plan)).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> windowed() {
    Arbitrary<String> within = Arbitraries.of("5d", "12d", "20d", "40d");
    Arbitrary<String> what =
        Arbitraries.of(
            "did: order",
            "did: order, times: 2",
            "did: order, times: {at_most: 2}",
            "did: order, where: event.total > 3",
            "sum: order.total, over: 7",
            "max: order.total, under: 5",
            "min: order.total, over: 1",
            "distinct: order.total, over: 2",
            "last: order.total, equals: 3",
            "last: order");
    return Combinators.combine(what, within)
        .as((asked, length) -> "{" + asked + ", within: " + length + "}");
  }

  @Provide
  Arbitrary<List<Order>> orders() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DAYS * 24),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(0, 60))),
            Arbitraries.integers().between(0, 6))
        .as(Order::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(40);
  }
}
