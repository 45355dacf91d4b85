package io.beckon.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.ClauseCompiler;
import io.beckon.core.compile.HistoryTriggers;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.executable.CountMatch;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.SilenceClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.executable.Tally;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import io.beckon.core.state.Anchor;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How large history can grow, whatever a stranger sends, and what is left of it in the end. */
class HistoryBoundsTest {

  private static final Span SPAN = new Span(new SourceText("clauses.yaml", ""), 1, 1, 1);
  private static final long BEGIN = 1_740_823_200_000L;
  private static final long MINUTE = 60_000;
  private static final Duration DAYS_90 = Duration.ofDays(90);

  @Test
  void aWindowHoldsAThousandNumbersAndForgetsTheOldest() {
    ExecutableClause clause = aggregate(Clause.Aggregate.Kind.SUM, DAYS_90, 1_000L);
    UserMemory memory = memory(clause);
    for (int i = 0; i < 1_000; i++) {
      order(memory, i, 1L);
    }
    assertThat(memory.notices()).isEmpty();
    assertThat(holds(clause, memory, 1_000)).isTrue();

    order(memory, 1_000, 1L);

    assertThat(memory.notices()).containsExactly(Notice.HISTORY_FULL);
    assertThat(holds(clause, memory, 1_000)).isTrue();
  }

  @Test
  void aThousandNumbersTakeLessThanEightKilobytes() {
    UserMemory memory = memory(aggregate(Clause.Aggregate.Kind.SUM, DAYS_90, 1L));
    for (int i = 0; i < 1_000; i++) {
      order(memory, i * 129L, (1_999 + i % 80 * 100) / 100.0);
    }

    assertThat(memory.size("order")).isBetween(6_000, 8_000);
  }

  @Test
  void whatHasLeftTheWindowMakesRoom() {
    ExecutableClause clause = aggregate(Clause.Aggregate.Kind.SUM, Duration.ofHours(1), 60L);
    UserMemory memory = memory(clause);
    long last = 2 * memory.slack(BEGIN) / MINUTE / 5 * 5;
    for (long minute = 0; minute <= last; minute += 5) {
      order(memory, minute, 5L);
    }

    assertThat(last / 5).as("more than the bound").isGreaterThan(1_000);
    assertThat(memory.notices()).isEmpty();
    assertThat(holds(clause, memory, last)).isTrue();
  }

  @Test
  void theGreatestNeedsOnlyWhatNoLaterOneReached() {
    UserMemory memory = memory(aggregate(Clause.Aggregate.Kind.MAX, DAYS_90, 1L));
    for (int i = 0; i < 5_000; i++) {
      order(memory, i, (long) (i * 7919 % 5_003));
    }

    assertThat(memory.notices()).isEmpty();
    assertThat(memory.size("order")).isLessThan(200);
  }

  @Test
  void ofEqualOnesTheGreatestIsTheLast() {
    UserMemory memory = memory(aggregate(Clause.Aggregate.Kind.MAX, DAYS_90, 1L));
    order(memory, 0, 5L);
    int one = memory.size("order");

    order(memory, 1, 5.0);

    assertThat(memory.size("order")).isEqualTo(one);
  }

  @Test
  void aThousandDifferentValuesAreKept() {
    ExecutableClause clause = aggregate(Clause.Aggregate.Kind.DISTINCT, DAYS_90, 999L);
    UserMemory memory = memory(clause);
    for (int i = 0; i < 1_000; i++) {
      order(memory, i, "value " + i);
    }
    assertThat(memory.notices()).isEmpty();

    order(memory, 1_000, "one more");

    assertThat(memory.notices()).containsExactly(Notice.HISTORY_FULL);
    assertThat(memory.size("order")).isLessThan(16_000);
  }

  @Test
  void aCountByValueKnowsFiveHundredValues() {
    CountMatch count =
        new HistoryTriggers(new Problems())
            .count(
                new Trigger.OnCount(
                    "order",
                    Optional.empty(),
                    2,
                    DAYS_90,
                    Optional.of("total"),
                    Optional.empty(),
                    SPAN));
    List<Tally> tallies = new ArrayList<>();
    count.dependsOn(ExecutableClause.tallies(tallies::add));
    UserMemory memory = new UserMemory(TimeRules.DEFAULT, tallies);
    for (int i = 0; i < 500; i++) {
      order(memory, i, "value " + i);
    }
    assertThat(memory.notices()).isEmpty();
    order(memory, 500, "one more");
    assertThat(memory.notices()).containsExactly(Notice.HISTORY_FULL);

    assertThat(completes(count, memory, 501, "value 0")).as("of a value forgotten").isFalse();
    assertThat(completes(count, memory, 502, "value 499")).as("of a value kept").isTrue();
  }

  @Test
  void ofAHundredUnansweredTheOldestAndTheLatestStay() {
    SilenceClause silence =
        new HistoryTriggers(new Problems())
            .silence(
                new Trigger.OnSilence(
                    Duration.ofMinutes(1), Optional.of("order"), List.of("answer"), SPAN));
    UserMemory memory = memory(silence);
    for (int i = 0; i < 100; i++) {
      order(memory, i, 1L);
    }
    assertThat(memory.notices()).isEmpty();
    order(memory, 100, 1L);
    assertThat(memory.notices()).containsExactly(Notice.HISTORY_FULL);

    assertThat(silence.holds(at(memory, 1))).isTrue();
    memory.remember(happened("answer", 99, Map.of()), BEGIN + 101 * MINUTE);
    assertThat(silence.holds(at(memory, 100))).isFalse();
    assertThat(silence.holdsUntil(at(memory, 100))).isEqualTo(BEGIN + 101 * MINUTE);
  }

  @Test
  void ofManyInAWindowAndTheLastEverOneStays() {
    ClauseCompiler compiler = new ClauseCompiler(new Problems());
    UserMemory memory =
        memory(
            compiler.compile(
                new Clause.Did(
                    "order",
                    Optional.empty(),
                    Reach.within(Duration.ofDays(7)),
                    new Times(Times.Kind.AT_LEAST, 5),
                    SPAN)),
            compiler.compile(
                new Clause.When(false, "order", Optional.empty(), true, Duration.ofDays(7), SPAN)));
    for (int i = 0; i < 5; i++) {
      order(memory, i, 1L);
    }
    int whole = memory.size("order");

    long next = memory.tidy(BEGIN + 10 * MINUTE);
    assertThat(memory.size("order")).isEqualTo(whole);
    assertThat(memory.tidy(next)).isEqualTo(Long.MAX_VALUE);

    assertThat(memory.size("order")).isEqualTo(11);
  }

  @Test
  void aSilentUserLeavesNothingOfWindows() {
    UserMemory memory =
        memory(
            aggregate(Clause.Aggregate.Kind.SUM, DAYS_90, 1L),
            aggregate(Clause.Aggregate.Kind.MAX, DAYS_90, 1L),
            aggregate(Clause.Aggregate.Kind.LAST, DAYS_90, 1L),
            aggregate(Clause.Aggregate.Kind.DISTINCT, DAYS_90, 1L));
    order(memory, 0, 1L);

    long next = memory.tidy(BEGIN + MINUTE);
    assertThat(memory.isEmpty()).isFalse();
    assertThat(memory.tidy(next)).isEqualTo(Long.MAX_VALUE);

    assertThat(memory.isEmpty()).isTrue();
  }

  private static ExecutableClause aggregate(
      Clause.Aggregate.Kind kind, Duration within, long value) {
    return new ClauseCompiler(new Problems())
        .compile(
            new Clause.Aggregate(
                kind,
                "order",
                "total",
                Optional.empty(),
                Reach.within(within),
                new Clause.Bound(Clause.Bound.Kind.EQUALS, value),
                SPAN));
  }

  private static UserMemory memory(ExecutableClause... clauses) {
    List<Tally> tallies = new ArrayList<>();
    for (ExecutableClause clause : clauses) {
      clause.dependsOn(ExecutableClause.tallies(tallies::add));
    }
    return new UserMemory(TimeRules.DEFAULT, tallies);
  }

  private static long order(UserMemory memory, long minute, Object total) {
    return memory.remember(
        happened("order", minute, Map.of("total", total)), BEGIN + minute * MINUTE);
  }

  private static Event happened(String name, long minute, Map<String, Object> properties) {
    return new Event(Event.Kind.TRACK, name, "ann", "m", BEGIN + minute * MINUTE, properties);
  }

  private static boolean completes(CountMatch count, UserMemory memory, long minute, Object total) {
    long place = order(memory, minute, total);
    long now = BEGIN + minute * MINUTE;
    return count.isCompletedBy(
        "order", new Anchor(now, place), Situation.of(memory.user(), Map.of("total", total), now));
  }

  private static boolean holds(ExecutableClause clause, UserMemory memory, long minute) {
    return clause.holds(at(memory, minute));
  }

  private static Situation at(UserMemory memory, long minute) {
    return Situation.of(memory.user(), Map.of(), BEGIN + minute * MINUTE);
  }
}
