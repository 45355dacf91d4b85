package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.lazy;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Step;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import java.time.Duration;
import java.util.ArrayList;
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

  private RandomCampaigns() {}

  static Arbitrary<List<Campaign>> campaigns() {
    return body()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            bodies -> {
              List<Campaign> campaigns = new ArrayList<>();
              for (Campaign body : bodies) {
                campaigns.add(named("campaign-" + (campaigns.size() + 1), body));
              }
              return campaigns;
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
        body.audience(),
        body.goal(),
        body.exits(),
        body.steps(),
        body.span());
  }

  private static Arbitrary<Campaign> body() {
    var entry =
        Combinators.combine(
                of(50, 50, 60),
                trigger().list().ofMinSize(1).ofMaxSize(2),
                optional(just("n"), 0.4),
                of(WhileInside.class),
                frequency())
            .as(Tuple::of);
    var end =
        Combinators.combine(
                optional(clause(2), 0.5), optional(goal(), 0.5), exit().list().ofMaxSize(2))
            .as(Tuple::of);
    return Combinators.combine(entry, end, steps())
        .as(
            (in, out, steps) ->
                new Campaign(
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Category.MARKETING,
                    Optional.empty(),
                    in.get1(),
                    in.get2(),
                    in.get3(),
                    in.get4(),
                    in.get5(),
                    new Existing.Skip(),
                    0,
                    OptionalInt.empty(),
                    out.get1(),
                    out.get2(),
                    out.get3(),
                    steps,
                    Meanings.span()));
  }

  private static Arbitrary<Trigger> trigger() {
    return Combinators.combine(event(), where(Meanings.OF_A_USER))
        .as((event, where) -> new Trigger.OnEvent(event, where, Meanings.span()));
  }

  private static Arbitrary<Frequency> frequency() {
    return frequencyOf(
        Tuple.of(1, just(new Frequency.Once())),
        Tuple.of(3, just(new Frequency.Always())),
        Tuple.of(2, minutes(1, 2, 5, 9).map(Frequency.AtMostEvery::new)));
  }

  private static Arbitrary<Goal> goal() {
    return Combinators.combine(event(), whereInJourney(), optional(minutes(1, 3, 8), 0.7))
        .as(
            (event, where, within) ->
                new Goal(event, where, within, Optional.empty(), Meanings.span()));
  }

  private static Arbitrary<Exit> exit() {
    return frequencyOf(
        Tuple.of(
            1,
            Combinators.combine(event(), whereInJourney())
                .as((event, where) -> new Exit.OnEvent(event, where, Meanings.span()))),
        Tuple.of(2, clause(2).map(Exit.OnCondition::new)));
  }

  private static Arbitrary<List<Step>> steps() {
    return frequencyOf(
            Tuple.of(3, minutes(1, 2, 3, 5).map(wait -> new Step.Wait(wait, Meanings.span()))),
            Tuple.of(
                1, minutes(2, 4, 6).map(wait -> new Step.WaitSinceStart(wait, Meanings.span()))),
            Tuple.of(4, send()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(
            steps -> {
              List<Step> named = new ArrayList<>();
              for (Step step : steps) {
                String id = "send-" + (named.size() + 1);
                named.add(step instanceof Step.Send send ? named(id, send) : step);
              }
              return named;
            });
  }

  private static Step named(String id, Step.Send send) {
    return new Step.Send(
        id,
        send.channels(),
        send.template(),
        send.when(),
        send.category(),
        send.topic(),
        send.expiresAfter(),
        send.vary(),
        send.span());
  }

  private static Arbitrary<Step> send() {
    return Combinators.combine(optional(clause(1), 0.3), optional(minutes(1, 2, 4), 0.3))
        .as(
            (when, expiresAfter) ->
                new Step.Send(
                    "",
                    List.of("email"),
                    "template",
                    when,
                    Category.MARKETING,
                    Optional.empty(),
                    expiresAfter,
                    Map.of(),
                    Meanings.span()));
  }

  private static Arbitrary<Clause> clause(int depth) {
    Arbitrary<Clause> did =
        Combinators.combine(
                event(),
                optional(of(Meanings.OF_AN_EVENT), 0.3),
                optional(minutes(1, 2, 3, 5), 0.75),
                times())
            .as(
                (event, where, within, times) ->
                    new Clause.Did(
                        event,
                        Meanings.written(where),
                        new Reach(within, Optional.empty()),
                        times,
                        Meanings.span()));
    Arbitrary<Clause> compare =
        of(Meanings.OF_A_USER.get(0), Meanings.OF_A_JOURNEY.get(0))
            .map(text -> new Clause.Compare(Meanings.written(text)));
    if (depth == 0) {
      return frequencyOf(Tuple.of(5, did), Tuple.of(1, compare));
    }
    Arbitrary<Clause> part = lazy(() -> clause(depth - 1));
    Arbitrary<List<Clause>> parts = part.list().ofMinSize(2).ofMaxSize(3);
    return frequencyOf(
        Tuple.of(5, did),
        Tuple.of(1, compare),
        Tuple.of(3, part.map(clause -> new Clause.Not(clause, Meanings.span()))),
        Tuple.of(1, parts.map(clauses -> new Clause.Any(clauses, Meanings.span()))),
        Tuple.of(2, parts.map(clauses -> new Clause.All(clauses, Meanings.span()))));
  }

  private static Arbitrary<Times> times() {
    return frequencyOf(
        Tuple.of(4, just(Times.ONCE)),
        Tuple.of(1, of(2, 3).map(count -> new Times(Times.Kind.AT_LEAST, count))),
        Tuple.of(1, of(0, 1, 2).map(count -> new Times(Times.Kind.AT_MOST, count))),
        Tuple.of(2, of(0, 1, 2).map(count -> new Times(Times.Kind.EXACTLY, count))));
  }

  private static Arbitrary<String> event() {
    return of(EVENTS);
  }

  private static Arbitrary<Optional<ExpressionText>> where(List<String> beside) {
    List<String> texts = new ArrayList<>(Meanings.OF_AN_EVENT);
    texts.addAll(beside);
    return optional(of(texts).map(Meanings::written), 0.3);
  }

  private static Arbitrary<Optional<ExpressionText>> whereInJourney() {
    List<String> beside = new ArrayList<>(Meanings.OF_A_USER);
    beside.addAll(Meanings.OF_AN_EVENT_IN_A_JOURNEY);
    return where(beside);
  }

  private static Arbitrary<Duration> minutes(Integer... lengths) {
    return of(lengths).map(Duration::ofMinutes);
  }

  private static <T> Arbitrary<Optional<T>> optional(Arbitrary<T> some, double share) {
    return some.optional(share);
  }
}
