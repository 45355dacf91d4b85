package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.SequenceTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hosted NFA finds the matches that Flink's own operator finds: all of them, and no others,
 * whoever takes over with nothing but the bytes.
 */
class HostedAgainstStockTest {

  private static final int EVENTS = 150;
  private static final int SEEDS = 6;

  /** Without the bracket at the end: each test says what becomes of other runs. */
  private static final List<String> SEQUENCES =
      List.of(
          "{sequence: [{event: a}, {event: b}], within: 40m",
          "{sequence: [{event: a}, {event: b}, {event: c}], within: 90m",
          "{sequence: [{event: a}, {event: a}], within: 60m",
          "{sequence: [{event: a}, {event: b, times: 2}], within: 60m",
          "{sequence: [{event: a, times: 2}, {event: b}], within: 60m",
          "{sequence: [{event: a}, {event: b, times: 2, same: s, as: visits}], within: 90m",
          "{sequence: [{event: a}, {event: b}, {event: c}], same: s, within: 120m",
          "{sequence: [{event: a}, {absent: c}, {event: b}], within: 60m",
          "{sequence: [{event: a}, {absent: c}, {absent: d}, {event: b, times: 2}], within: 90m",
          "{sequence: [{event: a}, {event: b}, {absent: c, within: 20m}], within: 40m",
          "{sequence: [{event: a}, {event: b, times: 2}, {absent: c, within: 30m}], within: 50m",
          "{sequence: [{event: a}, {absent: b}], within: 30m",
          "{sequence: [{event: a}, {absent: b, where: event.n > 1}, {absent: d, within: 10m}],"
              + " within: 30m",
          "{sequence: [{event: a}, {event: b, optional: true}, {event: c}], within: 60m",
          "{sequence: [{event: a}, {absent: d}, {event: b, optional: true}, {event: c}],"
              + " within: 60m",
          "{sequence: [{event: a}, {event: b, times: {at_least: 2}}, {event: c}], within: 90m",
          "{sequence: [{event: a}, {event: b, times: {at_most: 2}}, {event: c}], within: 90m",
          "{sequence: [{event: a}, {event: b, times: {at_least: 2}}, {absent: d}, {event: c}],"
              + " within: 90m",
          "{sequence: [{event: a, as: one}, {event: b, where: event.n > matched.one.n}],"
              + " within: 60m",
          "{sequence: [{event: a, where: event.n > 1, as: one}, {event: b, as: two,"
              + " where: event.n != matched.one.n}, {absent: c, where: event.s == matched.two.s,"
              + " within: 25m}], within: 60m");

  static Stream<String> sequences() {
    return SEQUENCES.stream();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void findsTheMatchesOfTheOperatorOnTheHeap(String sequence) throws Exception {
    int found = 0;
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      found += compare(sequence, seed, new HashMapStateBackend());
    }
    assertThat(found).as("there is something to compare").isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void findsTheMatchesOfTheOperatorOnRocksDb(String sequence) throws Exception {
    compare(sequence, 77, new EmbeddedRocksDBStateBackend(false));
  }

  private static int compare(String sequence, long seed, StateBackend backend) throws Exception {
    SequenceTrigger trigger = Written.sequence(sequence + ", after_match: no_skip}");
    List<FedEvent> events = RandomEvents.of(seed, EVENTS, true);

    List<String> stock = stock(trigger, events, seed, backend);
    Map<String, HostedRun> hosted = hosted(trigger, events, seed);

    List<String> found = new ArrayList<>();
    hosted.forEach(
        (user, run) -> {
          assertThat(run.hasForgotten()).isFalse();
          assertThat(run.bytes()).as("all of it is over").isNull();
          run.matches().forEach(match -> found.add(user + " " + HostedRun.text(match)));
        });
    assertThat(found).as(sequence + " " + seed).containsExactlyInAnyOrderElementsOf(stock);
    return found.size();
  }

  static List<String> stock(
      SequenceTrigger trigger, List<FedEvent> events, long seed, StateBackend backend)
      throws Exception {
    Random random = new Random(seed + 1_000);
    try (StockRun stock = new StockRun(trigger, backend)) {
      for (FedEvent fed : events) {
        stock.feed(fed);
        if (random.nextInt(4) == 0) {
          // Others of this instant may still come.
          stock.advance(fed.at() - 1);
        }
      }
      stock.advance(end(events));
      return stock.matches();
    }
  }

  /** By user. */
  static Map<String, HostedRun> hosted(SequenceTrigger trigger, List<FedEvent> events, long seed) {
    Random random = new Random(seed + 2_000);
    Map<String, HostedRun> runs = new TreeMap<>();
    for (FedEvent fed : events) {
      HostedRun run = runs.computeIfAbsent(StockRun.user(fed), user -> new HostedRun(trigger));
      run.feed(fed);
      if (random.nextInt(4) == 0) {
        run.moveToAnotherWorker();
      }
    }
    runs.values().forEach(run -> run.advance(end(events)));
    return runs;
  }

  private static long end(List<FedEvent> events) {
    return events.get(events.size() - 1).at() + Duration.ofDays(1).toMillis();
  }
}
