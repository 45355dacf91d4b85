package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Triggers of every kind. */
final class RandomTriggers {

  private RandomTriggers() {}

  /** Those that an event matches by itself, and so may have a value of {@code per}. */
  static Arbitrary<List<Trigger>> ofAnEvent() {
    List<Tuple.Tuple2<Integer, Arbitrary<Trigger>>> kinds = new ArrayList<>();
    kinds.add(Tuple.of(3, event()));
    if (Feature.COUNT.isCompared()) {
      kinds.add(Tuple.of(1, count()));
    }
    return frequencyOf(kinds).list().ofMinSize(1).ofMaxSize(2);
  }

  static Arbitrary<List<Trigger>> any(long begin) {
    List<Tuple.Tuple2<Integer, Arbitrary<Trigger>>> kinds = new ArrayList<>();
    kinds.add(Tuple.of(6, event()));
    if (Feature.COUNT.isCompared()) {
      kinds.add(Tuple.of(2, count()));
    }
    if (Feature.SILENCE.isCompared()) {
      kinds.add(Tuple.of(3, silence()));
    }
    if (Feature.SEGMENT_TRIGGER.isCompared()) {
      kinds.add(Tuple.of(4, segment()));
    }
    if (Feature.DATE.isCompared()) {
      kinds.add(Tuple.of(2, date(begin)));
    }
    return frequencyOf(kinds).list().ofMinSize(1).ofMaxSize(2);
  }

  private static Arbitrary<Trigger> event() {
    List<String> texts = new ArrayList<>(Meanings.OF_AN_EVENT);
    texts.addAll(Meanings.OF_A_USER);
    if (Feature.SET.isCompared()) {
      texts.add("profile.tier == \"gold\"");
    }
    Arbitrary<Optional<ExpressionText>> where = of(texts).map(Meanings::written).optional(0.3);
    return Combinators.combine(RandomClauses.event(), where)
        .as((event, it) -> new Trigger.OnEvent(event, it, span()));
  }

  private static Arbitrary<Trigger> count() {
    return Combinators.combine(
            RandomClauses.event(),
            RandomClauses.ofAnEvent(),
            of(2, 2, 3),
            RandomClauses.minutes(1, 2, 3, 5),
            of("n", "kind", "deep.x").optional(0.4),
            RandomClauses.event().optional(0.4))
        .as(
            (event, where, times, within, same, unless) ->
                new Trigger.OnCount(event, where, times, within, same, unless, span()));
  }

  private static Arbitrary<Trigger> silence() {
    return Combinators.combine(
            RandomClauses.minutes(1, 2, 3, 5),
            RandomClauses.event().optional(0.5),
            RandomClauses.event().list().ofMaxSize(2).uniqueElements())
        .as((length, after, without) -> new Trigger.OnSilence(length, after, without, span()));
  }

  private static Arbitrary<Trigger> segment() {
    return Combinators.combine(of(RandomCampaigns.SEGMENTS), of(true, false))
        .as((segment, enters) -> new Trigger.OnSegment(segment, enters, span()));
  }

  private static Arbitrary<Trigger> date(long begin) {
    return Combinators.combine(
            RandomClauses.event().optional(0.4),
            of(true, true, false),
            of(0, 0, -1, -3, 1),
            RandomTimes.timeOfDay(begin))
        .as(
            (first, everyYear, offset, at) ->
                new Trigger.OnDate(
                    first.isPresent()
                        ? Optional.empty()
                        : Optional.of(Meanings.written(Meanings.BIRTHDAY)),
                    first,
                    everyYear,
                    offset,
                    at,
                    span()));
  }

  private static Span span() {
    return Meanings.span();
  }
}
