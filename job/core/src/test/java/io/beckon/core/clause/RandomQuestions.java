package io.beckon.core.clause;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Segment;
import io.beckon.core.model.Since;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Questions of every kind, about few events and lengths, so that they meet. */
final class RandomQuestions {

  static final Span SPAN = new Span(new SourceText("clauses.yaml", ""), 1, 1, 1);

  static final Duration HOUR = Duration.ofHours(1);

  static final List<Duration> LENGTHS =
      Stream.of(10, 20, 50, 100, 300).map(HOUR::multipliedBy).toList();

  static final List<Segment> SEGMENTS =
      List.of(
          segment(
              "big",
              new Clause.Aggregate(
                  Clause.Aggregate.Kind.SUM,
                  "a",
                  "n",
                  Optional.empty(),
                  Reach.within(HOUR.multipliedBy(50)),
                  new Clause.Bound(Clause.Bound.Kind.OVER, 1L),
                  SPAN)),
          segment(
              "small",
              new Clause.All(
                  List.of(
                      new Clause.Not(new Clause.In("big", SPAN), SPAN),
                      new Clause.Did("b", Optional.empty(), Reach.EVER, Times.ONCE, SPAN)),
                  SPAN)));

  private RandomQuestions() {}

  static Arbitrary<List<Question>> questions() {
    return Arbitraries.<Question>frequencyOf(
            Tuple.of(6, leaf().map(Question.Of::new)),
            Tuple.of(2, nested().map(Question.Of::new)),
            Tuple.of(1, silence().map(Question.Silence::new)),
            Tuple.of(1, count().map(Question.Count::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .withoutEdgeCases();
  }

  private static Arbitrary<Clause> nested() {
    Arbitrary<List<Clause>> parts = leaf().list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaf().map(part -> new Clause.Not(part, SPAN)),
        parts.map(clauses -> new Clause.Any(clauses, SPAN)),
        parts.map(clauses -> new Clause.All(clauses, SPAN)));
  }

  private static Arbitrary<Clause> leaf() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, did()),
        Tuple.of(8, aggregate()),
        Tuple.of(2, when()),
        Tuple.of(1, message()),
        Tuple.of(1, Arbitraries.of("big", "small").map(name -> new Clause.In(name, SPAN))));
  }

  private static Arbitrary<Clause> did() {
    return Combinators.combine(
            event(),
            where(),
            reach(),
            Arbitraries.of(Times.Kind.values()),
            Arbitraries.integers().between(1, 3))
        .as(
            (event, where, reach, kind, count) ->
                new Clause.Did(event, where, reach, new Times(kind, count), SPAN));
  }

  private static Arbitrary<Clause> aggregate() {
    return Combinators.combine(
            Arbitraries.of(Clause.Aggregate.Kind.values()),
            event(),
            Arbitraries.of("n", "id", "deep.n"),
            where(),
            reach(),
            Arbitraries.of(Clause.Bound.Kind.values()),
            Arbitraries.of(0L, 1L, 2L, 0.3, 26.99, -3L, 9007199254740993L))
        .as(
            (kind, event, property, where, reach, bound, value) ->
                new Clause.Aggregate(
                    kind, event, property, where, reach, new Clause.Bound(bound, value), SPAN))
        .flatMap(
            clause ->
                switch (clause.kind()) {
                  case LAST ->
                      Arbitraries.<Object>of("p", true, 1.0, 2L)
                          .map(value -> with(clause, Clause.Bound.Kind.EQUALS, value));
                  case DISTINCT ->
                      Arbitraries.of(0L, 1L, 2L, 3L)
                          .map(value -> with(clause, clause.bound().kind(), value));
                  default -> Arbitraries.just(clause);
                });
  }

  private static Clause with(Clause.Aggregate clause, Clause.Bound.Kind kind, Object value) {
    return new Clause.Aggregate(
        clause.kind(),
        clause.event(),
        clause.property(),
        clause.where(),
        clause.reach(),
        new Clause.Bound(kind, value),
        SPAN);
  }

  private static Arbitrary<Clause> when() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(either, event(), where(), either, length())
        .as(
            (first, event, where, before, length) ->
                new Clause.When(first, event, where, before, length, SPAN));
  }

  private static Arbitrary<Clause> message() {
    return Combinators.combine(Arbitraries.of(Clause.Message.Kind.values()), reach())
        .as((kind, reach) -> new Clause.Message(kind, "p", reach, SPAN));
  }

  private static Arbitrary<Trigger.OnSilence> silence() {
    return Combinators.combine(
            length(), event().optional(), event().list().ofMaxSize(2).uniqueElements())
        .as((length, after, without) -> new Trigger.OnSilence(length, after, without, SPAN));
  }

  private static Arbitrary<Trigger.OnCount> count() {
    return Combinators.combine(
            event(),
            where(),
            Arbitraries.of(2, 3),
            length(),
            Arbitraries.of("id", "n").optional(),
            event().optional(0.3))
        .as(
            (event, where, times, within, same, unless) ->
                new Trigger.OnCount(event, where, times, within, same, unless, SPAN));
  }

  private static Arbitrary<String> event() {
    return Arbitraries.of("a", "b");
  }

  private static Arbitrary<Optional<ExpressionText>> where() {
    return Arbitraries.of(Samples.WHERES.keySet())
        .map(text -> new ExpressionText(text, SPAN))
        .optional(0.3);
  }

  private static Arbitrary<Reach> reach() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, length().map(Reach::within)),
        Tuple.of(2, Arbitraries.of(Since.values()).map(Reach::since)),
        Tuple.of(2, Arbitraries.just(Reach.EVER)));
  }

  private static Arbitrary<Duration> length() {
    return Arbitraries.of(LENGTHS);
  }

  private static Segment segment(String id, Clause who) {
    return new Segment(id, "1", who, SPAN);
  }
}
