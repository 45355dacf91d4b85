package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Campaigns over a handful of events, with lengths of a few minutes so that instants coincide. */
final class RandomCampaigns {

  /** Campaigns ask about these; a log has others too. */
  static final List<String> EVENTS = List.of("a", "b", "c", "d");

  static final List<String> SEGMENTS = List.of("first-segment", "second-segment");

  /** So many campaigns at most. */
  static final int MOST = 4;

  private RandomCampaigns() {}

  static Arbitrary<List<Campaign>> campaigns(long begin) {
    return body(begin)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST)
        .map(
            bodies -> {
              List<Campaign> campaigns = new ArrayList<>();
              for (Campaign body : bodies) {
                campaigns.add(named("campaign-" + (campaigns.size() + 1), body));
              }
              return campaigns;
            });
  }

  static Arbitrary<Map<String, Clause>> segments() {
    return of(0, 0, 1, 2)
        .flatMap(depth -> RandomClauses.clause(RandomClauses.Place.SEGMENT, depth))
        .list()
        .ofSize(SEGMENTS.size())
        .map(
            clauses -> {
              Map<String, Clause> segments = new LinkedHashMap<>();
              SEGMENTS.forEach(name -> segments.put(name, clauses.get(segments.size())));
              return segments;
            });
  }

  private static Campaign named(String id, Campaign body) {
    return new Campaign(
        id,
        "v1",
        body.description(),
        body.owner(),
        body.category(),
        body.topic(),
        body.priority(),
        body.triggers(),
        body.per(),
        body.whileInside(),
        body.frequency(),
        body.existing(),
        body.control(),
        body.perUserLimit(),
        body.perHourLimit(),
        body.inFlight(),
        body.audience(),
        body.goal(),
        body.exits(),
        body.steps(),
        body.span());
  }

  private record Door(
      int priority,
      List<Trigger> triggers,
      Optional<String> per,
      WhileInside whileInside,
      Frequency frequency,
      Existing existing) {}

  private static Arbitrary<Campaign> body(long begin) {
    var end =
        Combinators.combine(
                RandomClauses.clause(RandomClauses.Place.SNAPSHOT, 2).optional(0.35),
                goal().optional(0.5),
                exit().list().ofMaxSize(2))
            .as(Tuple::of);
    var share = Feature.CONTROL.isCompared() ? of(0.0, 0.0, 0.4) : just(0.0);
    var limit =
        Feature.LIMIT.isCompared()
            ? of(1, 2).optional(0.3).map(RandomCampaigns::limit)
            : just(OptionalInt.empty());
    return Combinators.combine(door(begin), end, share, limit, RandomSteps.steps(begin))
        .as(
            (in, out, control, perUser, steps) ->
                new Campaign(
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Category.MARKETING,
                    Optional.empty(),
                    in.priority(),
                    in.triggers(),
                    in.per(),
                    in.whileInside(),
                    in.frequency(),
                    in.existing(),
                    control,
                    perUser,
                    OptionalInt.empty(),
                    new InFlight.Finish(),
                    out.get1(),
                    out.get2(),
                    out.get3(),
                    steps,
                    Meanings.span()));
  }

  /** A value of {@code per} there is only where every trigger carries an event. */
  private static Arbitrary<Door> door(long begin) {
    var entries = Tuple.of(RandomTriggers.ofAnEvent(), RandomTriggers.any(begin));
    return of(true, true, false)
        .flatMap(
            alone ->
                Combinators.combine(
                        of(50, 50, 60),
                        alone ? entries.get2() : entries.get1(),
                        alone ? just(Optional.<String>empty()) : just(Optional.of("n")),
                        of(WhileInside.class),
                        frequency(),
                        existing())
                    .as(Door::new));
  }

  private static OptionalInt limit(Optional<Integer> perUser) {
    return perUser.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static Arbitrary<Existing> existing() {
    return Feature.EXISTING.isCompared()
        ? frequencyOf(
            Tuple.of(1, just(new Existing.Skip())),
            Tuple.of(1, just(new Existing.Enter())),
            Tuple.of(1, RandomClauses.minutes(5, 20).map(Existing.Spread::new)))
        : just(new Existing.Skip());
  }

  private static Arbitrary<Frequency> frequency() {
    return frequencyOf(
        Tuple.of(1, just(new Frequency.Once())),
        Tuple.of(3, just(new Frequency.Always())),
        Tuple.of(2, RandomClauses.minutes(1, 2, 5, 9).map(Frequency.AtMostEvery::new)));
  }

  private static Arbitrary<Goal> goal() {
    return Combinators.combine(
            RandomClauses.event(), whereInJourney(), RandomClauses.minutes(1, 3, 8).optional(0.7))
        .as((event, where, within) -> new Goal(event, where, within, Optional.empty(), span()));
  }

  private static Arbitrary<Exit> exit() {
    return frequencyOf(
        Tuple.of(
            1,
            Combinators.combine(RandomClauses.event(), whereInJourney())
                .as((event, where) -> new Exit.OnEvent(event, where, span()))),
        Tuple.of(2, RandomClauses.clause(RandomClauses.Place.EXIT, 2).map(Exit.OnCondition::new)));
  }

  private static Arbitrary<Optional<ExpressionText>> whereInJourney() {
    List<String> texts = new ArrayList<>(Meanings.OF_AN_EVENT);
    texts.addAll(Meanings.OF_A_USER);
    texts.addAll(Meanings.OF_AN_EVENT_IN_A_JOURNEY);
    return of(texts).map(Meanings::written).optional(0.3);
  }

  private static Span span() {
    return Meanings.span();
  }
}
