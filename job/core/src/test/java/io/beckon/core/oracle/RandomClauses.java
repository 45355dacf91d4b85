package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.lazy;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import io.beckon.core.model.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Clauses over a handful of events, with windows of a few minutes so that instants coincide. */
final class RandomClauses {

  private final Place place;

  /** Where a clause stands, which says what it may look at. */
  enum Place {
    /** Nobody asks: no trigger, no start. */
    SEGMENT,
    /** Watched: nothing that the journey itself turns. */
    EXIT,
    /** Asked at an instant. */
    SNAPSHOT
  }

  private RandomClauses(Place place) {
    this.place = place;
  }

  static Arbitrary<Clause> clause(Place place, int depth) {
    return new RandomClauses(place).clause(depth);
  }

  private Arbitrary<Clause> clause(int depth) {
    List<Tuple.Tuple2<Integer, Arbitrary<Clause>>> kinds = new ArrayList<>();
    kinds.add(Tuple.of(6, did()));
    kinds.add(Tuple.of(1, compare()));
    if (Feature.AGGREGATE.isCompared()) {
      kinds.add(Tuple.of(3, aggregate()));
    }
    if (Feature.WHEN.isCompared()) {
      kinds.add(Tuple.of(2, when()));
    }
    if (Feature.MESSAGE.isCompared()) {
      kinds.add(Tuple.of(1, message()));
    }
    if (Feature.SEGMENT.isCompared() && place != Place.SEGMENT) {
      kinds.add(Tuple.of(2, of(RandomCampaigns.SEGMENTS).map(name -> new Clause.In(name, span()))));
    }
    if (depth > 0) {
      Arbitrary<Clause> part = lazy(() -> clause(depth - 1));
      Arbitrary<List<Clause>> parts = part.list().ofMinSize(2).ofMaxSize(3);
      kinds.add(Tuple.of(4, part.map(clause -> new Clause.Not(clause, span()))));
      kinds.add(Tuple.of(1, parts.map(clauses -> new Clause.Any(clauses, span()))));
      kinds.add(Tuple.of(2, parts.map(clauses -> new Clause.All(clauses, span()))));
    }
    return frequencyOf(kinds);
  }

  private Arbitrary<Clause> did() {
    return Combinators.combine(event(), ofAnEvent(), reach(), times())
        .as((event, where, reach, times) -> new Clause.Did(event, where, reach, times, span()));
  }

  private Arbitrary<Clause> compare() {
    List<String> texts = new ArrayList<>(Meanings.OF_A_USER);
    if (place != Place.SEGMENT) {
      texts.addAll(Meanings.OF_A_JOURNEY);
    }
    if (Feature.SET.isCompared()) {
      texts.addAll(place == Place.SEGMENT ? Meanings.OF_AN_ATTRIBUTE : Meanings.OF_WHAT_IS_SET);
    }
    return of(texts).map(text -> new Clause.Compare(Meanings.written(text)));
  }

  private Arbitrary<Clause> aggregate() {
    Arbitrary<Clause.Bound> number =
        Combinators.combine(
                of(Clause.Bound.Kind.class), of(0L, 1L, 2L, 3L, 0.3, 0.30000000000000004, 2.5))
            .as(Clause.Bound::new);
    Arbitrary<Clause.Bound> value =
        of((Object) "p", "q", "1", 1L, true)
            .map(it -> new Clause.Bound(Clause.Bound.Kind.EQUALS, it));
    return of(Clause.Aggregate.Kind.class)
        .flatMap(
            kind ->
                Combinators.combine(
                        event(),
                        of("n", "x", "kind", "deep.x"),
                        ofAnEvent(),
                        reach(),
                        kind == Clause.Aggregate.Kind.LAST
                            ? frequencyOf(Tuple.of(1, number), Tuple.of(2, value))
                            : number)
                    .as(
                        (event, property, where, reach, bound) ->
                            new Clause.Aggregate(
                                kind, event, property, where, reach, bound, span())));
  }

  private Arbitrary<Clause> when() {
    return Combinators.combine(
            of(true, false), event(), ofAnEvent(), of(true, true, false), minutes(1, 2, 3, 5))
        .as(
            (first, event, where, before, length) ->
                new Clause.When(first, event, where, before, length, span()));
  }

  private Arbitrary<Clause> message() {
    return Combinators.combine(
            of(Clause.Message.Kind.class), of("template", "send-1", "send-2"), reach())
        .as((kind, message, reach) -> new Clause.Message(kind, message, reach, span()));
  }

  private Arbitrary<Reach> reach() {
    List<Tuple.Tuple2<Integer, Arbitrary<Reach>>> reaches = new ArrayList<>();
    reaches.add(Tuple.of(6, minutes(1, 2, 3, 5).map(Reach::within)));
    reaches.add(Tuple.of(2, just(Reach.EVER)));
    if (Feature.SINCE.isCompared() && place != Place.SEGMENT) {
      reaches.add(Tuple.of(2, just(Reach.since(Since.START))));
      if (place == Place.SNAPSHOT) {
        reaches.add(Tuple.of(1, just(Reach.since(Since.LAST_SEND))));
      }
    }
    return frequencyOf(reaches);
  }

  private static Arbitrary<Times> times() {
    return frequencyOf(
        Tuple.of(4, just(Times.ONCE)),
        Tuple.of(1, of(2, 3).map(count -> new Times(Times.Kind.AT_LEAST, count))),
        Tuple.of(1, of(0, 1, 2).map(count -> new Times(Times.Kind.AT_MOST, count))),
        Tuple.of(2, of(0, 1, 2).map(count -> new Times(Times.Kind.EXACTLY, count))));
  }

  static Arbitrary<String> event() {
    return of(RandomCampaigns.EVENTS);
  }

  static Arbitrary<Optional<ExpressionText>> ofAnEvent() {
    return of(Meanings.OF_AN_EVENT).map(Meanings::written).optional(0.3);
  }

  static Arbitrary<Duration> minutes(Integer... lengths) {
    return of(lengths).map(Duration::ofMinutes);
  }

  private static io.beckon.core.source.Span span() {
    return Meanings.span();
  }
}
