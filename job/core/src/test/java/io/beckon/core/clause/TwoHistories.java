package io.beckon.core.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.clause.RandomMoments.Around;
import io.beckon.core.clause.RandomMoments.Moment;
import io.beckon.core.compile.ClauseCompiler;
import io.beckon.core.compile.HistoryTriggers;
import io.beckon.core.compile.Segments;
import io.beckon.core.event.Event;
import io.beckon.core.executable.CountMatch;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.executable.Tally;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Segment;
import io.beckon.core.model.Times;
import io.beckon.core.run.UserMemory;
import io.beckon.core.source.Problems;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Journey;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/** The engine's compact history beside the list of all events, asked the same. */
final class TwoHistories {

  private static final long HOUR = RandomQuestions.HOUR.toMillis();

  private static final TimeRules RULES =
      new TimeRules(20 * HOUR, 150 * HOUR, 50 * HOUR, 100 * HOUR, Long.MIN_VALUE, 0);

  private static final long BEGIN = 1_000_000 * HOUR;

  private final List<Question> questions;
  private final Map<Question, ExecutableClause> clauses = new LinkedHashMap<>();
  private final Map<Question.Count, CountMatch> counts = new LinkedHashMap<>();
  private final List<Tally> tallies = new ArrayList<>();
  private final UserMemory compact;
  private final NaiveClauses naive;
  private final Map<Journey, Anchor> lastSends = new LinkedHashMap<>();
  private long clock = BEGIN;

  /** What was tidied up may be asked from here on. */
  private long askable = Long.MIN_VALUE;

  TwoHistories(List<Question> questions) {
    this.questions = questions;
    Problems problems = new Problems();
    Segments segments = Segments.compile(RandomQuestions.SEGMENTS, problems);
    ClauseCompiler compiler = new ClauseCompiler(problems, segments);
    HistoryTriggers triggers = new HistoryTriggers(problems);
    ExecutableClause.Dependencies collect = ExecutableClause.tallies(tallies::add);
    for (Question question : questions) {
      if (question instanceof Question.Of of) {
        clauses.put(question, compiler.compile(of.clause()));
      } else if (question instanceof Question.Silence silence) {
        clauses.put(question, triggers.silence(silence.trigger()));
      } else if (question instanceof Question.Count count) {
        counts.put(count, triggers.count(count.trigger()));
      }
    }
    assertThat(problems.inOrder()).isEmpty();
    clauses.values().forEach(clause -> clause.dependsOn(collect));
    counts.values().forEach(count -> count.dependsOn(collect));
    compact = new UserMemory(RULES, tallies);
    Map<String, Segment> byName = new HashMap<>();
    RandomQuestions.SEGMENTS.forEach(segment -> byName.put(segment.id(), segment));
    naive = new NaiveClauses(byName);
  }

  void apply(Moment moment) {
    clock += moment.gap() * HOUR;
    around(moment.before(), null);
    long time = clock - moment.late() * HOUR;
    Event event = new Event(Event.Kind.TRACK, moment.name(), "ann", "m", time, moment.properties());
    long place = compact.remember(event, clock);
    Happening happening = new Happening(moment.name(), moment.properties(), time, place);
    naive.add(happening);
    counts.forEach(
        (question, count) ->
            assertThat(
                    count.isCompletedBy(
                        moment.name(),
                        new Anchor(time, place),
                        Situation.of(compact.user(), moment.properties(), clock)))
                .as("%s completed by %s", question, happening)
                .isEqualTo(naive.completes(question.trigger(), clock)));
    around(moment.behind(), happening);
  }

  /** Asks everything at every instant at which an answer could be another. */
  void ask() {
    TreeSet<Long> instants = instants();
    List<Situation.Of> journeys = new ArrayList<>();
    lastSends.forEach(
        (journey, lastSend) ->
            journeys.add(new Situation.Of(Map.of(), Map.of(), Map.of(), start(journey), lastSend)));
    Happening last = naive.all().isEmpty() ? null : naive.all().get(naive.all().size() - 1);
    if (last != null && last.time() >= clock - RULES.staleness()) {
      Anchor moment = new Anchor(last.time(), last.place());
      journeys.add(new Situation.Of(Map.of(), Map.of(), Map.of(), moment, moment));
    }
    clauses.forEach(
        (question, clause) ->
            journeys.forEach(journey -> ask(question, clause, journey, instants)));
  }

  /** Nothing happens any more: what is kept then is what is asked for ever. */
  void fallSilent() {
    lastSends.keySet().forEach(compact::end);
    lastSends.clear();
    long next = compact.tidy(clock);
    for (int i = 0; i < 10 && next != Long.MAX_VALUE; i++) {
      next = compact.tidy(next);
    }
    assertThat(next).isEqualTo(Long.MAX_VALUE);
    for (Tally tally : tallies) {
      boolean isAskedForEver =
          tallies.stream()
              .filter(other -> other.event().equals(tally.event()))
              .filter(other -> other.key().equals(tally.key()))
              .anyMatch(other -> other.forEver() > 0);
      if (!isAskedForEver) {
        assertThat(tally.of(compact.user())).as("left of %s", tally).isNull();
      }
    }
  }

  private void around(Around around, Happening happening) {
    switch (around) {
      case NOTHING -> {}
      case SAVED -> compact.save();
      case TIDIED -> {
        compact.tidy(clock);
        askable = clock - compact.slack(clock);
      }
      case BEGINS_A_JOURNEY -> {
        if (happening.time() >= clock - RULES.staleness()) {
          begin(happening);
        }
      }
      case SENDS -> lastSends.replaceAll((journey, before) -> new Anchor(clock, happening.place()));
      case ENDS_A_JOURNEY ->
          lastSends.keySet().stream()
              .findFirst()
              .ifPresent(
                  journey -> {
                    compact.end(journey);
                    lastSends.remove(journey);
                  });
      case ASKED -> ask();
    }
  }

  private void begin(Happening trigger) {
    Journey.Start start =
        new Journey.Start(
            "c", "v", "j" + trigger.place(), null, trigger.time(), trigger.place(), "a", Map.of());
    Journey journey = new Journey(start);
    compact.begin(journey);
    lastSends.put(journey, start(journey));
  }

  private void ask(
      Question question, ExecutableClause clause, Situation.Of journey, TreeSet<Long> instants) {
    LongPredicate expected =
        question instanceof Question.Of of
            ? now -> naive.holds(of.clause(), now, journey.start(), journey.lastSend())
            : now -> naive.silent(((Question.Silence) question).trigger(), now);
    long turns = ExecutableClause.FOR_EVER;
    boolean after = false;
    // From the last to the first, so that it is known when the answer turns next.
    for (long now : instants.descendingSet()) {
      boolean answer = expected.test(now);
      if (now != instants.last() && answer != after) {
        turns = instants.higher(now);
      }
      after = answer;
      Situation situation = new Situation(compact.user(), Map.of(), journey, now);
      assertThat(clause.holds(situation)).as("%s at %s", question, now - BEGIN).isEqualTo(answer);
      long until = clause.holdsUntil(situation);
      assertThat(until).as("%s holds from %s until", question, now - BEGIN).isGreaterThan(now);
      if (isSharp(question)) {
        assertThat(until).as("%s holds from %s until", question, now - BEGIN).isEqualTo(turns);
      } else {
        assertThat(until)
            .as("%s holds from %s until", question, now - BEGIN)
            .isLessThanOrEqualTo(turns);
      }
    }
  }

  /** Whether it names the very instant at which its answer turns, and none at which it does not. */
  private static boolean isSharp(Question question) {
    if (question instanceof Question.Of of) {
      boolean exactly =
          of.clause() instanceof Clause.Did did && did.times().kind() == Times.Kind.EXACTLY;
      return !exactly
          && (of.clause() instanceof Clause.Did
              || of.clause() instanceof Clause.Aggregate
              || of.clause() instanceof Clause.When);
    }
    return true;
  }

  private TreeSet<Long> instants() {
    TreeSet<Long> instants = new TreeSet<>();
    for (Happening happening : naive.all()) {
      around(happening.time(), instants);
      RandomQuestions.LENGTHS.forEach(
          length -> around(happening.time() + length.toMillis(), instants));
    }
    instants.add(Math.max(askable, BEGIN - 1_000 * HOUR));
    instants.headSet(askable).clear();
    return instants;
  }

  private static void around(long instant, TreeSet<Long> instants) {
    instants.addAll(List.of(instant - 1, instant, instant + 1));
  }

  private static Anchor start(Journey journey) {
    return new Anchor(journey.start().time(), journey.start().place());
  }

  @Override
  public String toString() {
    return questions.toString();
  }
}
