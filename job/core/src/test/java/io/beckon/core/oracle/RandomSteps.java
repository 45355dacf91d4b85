package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.lazy;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.subsetOf;

import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.source.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Steps of every kind; those that need an id get it once their campaign is put together. */
final class RandomSteps {

  private static final String[] EMITTED = {"a", "b", "c"};

  private final long begin;

  private RandomSteps(long begin) {
    this.begin = begin;
  }

  static Arbitrary<List<Step>> steps(long begin) {
    return new RandomSteps(begin).steps(2, 1, 5).map(Numbering::campaign);
  }

  private Arbitrary<List<Step>> steps(int depth, int atLeast, int atMost) {
    return step(depth).list().ofMinSize(atLeast).ofMaxSize(atMost);
  }

  private Arbitrary<Step> step(int depth) {
    List<Tuple.Tuple2<Integer, Arbitrary<Step>>> kinds = new ArrayList<>();
    kinds.add(Tuple.of(6, minutes(1, 2, 3, 5).map(wait -> new Step.Wait(wait, span()))));
    kinds.add(Tuple.of(2, minutes(2, 4, 6).map(wait -> new Step.WaitSinceStart(wait, span()))));
    kinds.add(Tuple.of(8, send()));
    if (Feature.UNTIL.isCompared()) {
      kinds.add(Tuple.of(2, untilTime()));
      kinds.add(Tuple.of(2, untilDate()));
    }
    if (Feature.CALL.isCompared()) {
      kinds.add(Tuple.of(1, call()));
    }
    if (Feature.SET.isCompared()) {
      kinds.add(Tuple.of(1, settings(1).map(settings -> new Step.Assign(settings, span()))));
    }
    if (Feature.EMIT.isCompared()) {
      kinds.add(Tuple.of(1, emit()));
    }
    if (Feature.SUBSCRIBE.isCompared()) {
      kinds.add(Tuple.of(1, subscribe()));
    }
    if (depth > 0) {
      inside(depth - 1, kinds);
    }
    return frequencyOf(kinds);
  }

  private void inside(int depth, List<Tuple.Tuple2<Integer, Arbitrary<Step>>> kinds) {
    Arbitrary<List<Step>> some = lazy(() -> steps(depth, 0, 2));
    if (Feature.WAIT_FOR.isCompared()) {
      kinds.add(
          Tuple.of(
              4,
              Combinators.combine(answer(), minutes(2, 3, 5, 8), some, some)
                  .as(
                      (answer, within, then, otherwise) ->
                          new Step.WaitFor(answer, within, then, otherwise, span()))));
    }
    if (Feature.BRANCH.isCompared()) {
      Arbitrary<Step.Branch.Way> way =
          Combinators.combine(RandomClauses.clause(RandomClauses.Place.SNAPSHOT, 1), some)
              .as((when, steps) -> new Step.Branch.Way(when, steps, span()));
      kinds.add(
          Tuple.of(
              2,
              Combinators.combine(way.list().ofMinSize(1).ofMaxSize(2), some)
                  .as((ways, otherwise) -> new Step.Branch(ways, otherwise, span()))));
    }
    if (Feature.SPLIT.isCompared()) {
      Arbitrary<Step.Split.Variant> variant =
          Combinators.combine(of(1, 5, 50), settings(0), some)
              .as(
                  (weight, settings, steps) ->
                      new Step.Split.Variant("", weight, settings, steps, span()));
      kinds.add(
          Tuple.of(
              1,
              variant
                  .list()
                  .ofMinSize(2)
                  .ofMaxSize(3)
                  .map(ways -> new Step.Split("", ways, span()))));
    }
    if (Feature.LEAVE.isCompared()) {
      kinds.add(Tuple.of(1, just("enough").map(reason -> new Step.Leave(reason, span()))));
    }
  }

  private Arbitrary<Step> untilTime() {
    return Combinators.combine(
            RandomTimes.timeOfDay(begin), subsetOf(DayOfWeek.values()).ofMinSize(1))
        .as((time, days) -> new Step.WaitUntilTime(time, Set.copyOf(days), span()));
  }

  private Arbitrary<Step> untilDate() {
    return Combinators.combine(
            of(Meanings.DATES).map(Meanings::written),
            of(0, 0, 0, -1, 1),
            of(0, 0, 2, -2).map(Duration::ofMinutes),
            RandomTimes.timeOfDay(begin).optional(0.3),
            of(true, false))
        .as(
            (date, days, offset, at, goOn) ->
                new Step.WaitUntilDate(date, days, offset, at, goOn, span()));
  }

  private static Arbitrary<Step.WaitFor.Answer> answer() {
    List<String> texts = new ArrayList<>(Meanings.OF_AN_EVENT);
    texts.addAll(Meanings.OF_AN_EVENT_IN_A_JOURNEY);
    texts.addAll(Meanings.OF_A_USER);
    Arbitrary<Optional<ExpressionText>> where = of(texts).map(Meanings::written).optional(0.3);
    Arbitrary<Step.WaitFor.Answer> byEvent =
        Combinators.combine(RandomClauses.event(), where).as(Step.WaitFor.ByEvent::new);
    if (!Feature.MESSAGE.isCompared()) {
      return byEvent;
    }
    Arbitrary<Step.WaitFor.Answer> byMessage =
        Combinators.combine(of(Clause.Message.Kind.class), of("template", "send-1", "send-2"))
            .as(Step.WaitFor.ByMessage::new);
    return frequencyOf(Tuple.of(4, byEvent), Tuple.of(1, byMessage));
  }

  private static Arbitrary<Step> send() {
    Arbitrary<List<String>> channels =
        Feature.CHANNELS.isCompared()
            ? of(
                List.of("email"),
                List.of("email"),
                List.of("email"),
                List.of("sms"),
                List.of("push", "email"),
                List.of("email", "sms"),
                List.of("sms", "push"))
            : just(List.of("email"));
    Arbitrary<Category> category =
        Feature.POLICY.isCompared()
            ? frequencyOf(
                Tuple.of(4, just(Category.MARKETING)), Tuple.of(1, just(Category.TRANSACTIONAL)))
            : just(Category.MARKETING);
    Arbitrary<Optional<String>> topic =
        Feature.POLICY.isCompared() ? of("offers", "news").optional(0.4) : just(Optional.empty());
    return Combinators.combine(
            channels,
            RandomClauses.clause(RandomClauses.Place.SNAPSHOT, 1).optional(0.3),
            category,
            topic,
            minutes(1, 2, 4).optional(0.3))
        .as(
            (by, when, it, about, expires) ->
                new Step.Send("", by, "template", when, it, about, expires, Map.of(), span()));
  }

  private static Arbitrary<Step> call() {
    return RandomClauses.clause(RandomClauses.Place.SNAPSHOT, 0)
        .optional(0.3)
        .map(when -> new Step.Call("", "sales", when, span()));
  }

  private static Arbitrary<List<Setting>> settings(int atLeast) {
    if (!Feature.SET.isCompared()) {
      return just(List.of());
    }
    Arbitrary<Setting.Value> mark =
        frequencyOf(
            Tuple.of(3, of((Object) 1L, 2L).map(Setting.Given::new)),
            Tuple.of(
                1, of(Meanings.VALUES).map(text -> new Setting.Worked(Meanings.written(text)))));
    Arbitrary<Setting> journey =
        mark.map(value -> new Setting(Setting.Target.JOURNEY, "mark", value, span()));
    Arbitrary<Setting> profile =
        of(Optional.of("gold"), Optional.<String>empty())
            .map(tier -> new Setting.Given(tier.orElse(null)))
            .map(value -> new Setting(Setting.Target.PROFILE, "tier", value, span()));
    return frequencyOf(Tuple.of(2, journey), Tuple.of(1, profile))
        .list()
        .ofMinSize(atLeast)
        .ofMaxSize(2);
  }

  private static Arbitrary<Step> emit() {
    Arbitrary<Map<String, Setting.Value>> properties =
        of(
            Map.of(),
            Map.of("kind", (Setting.Value) new Setting.Given("p")),
            Map.of("n", (Setting.Value) new Setting.Worked(Meanings.written("trigger.n"))));
    return Combinators.combine(of(EMITTED), properties)
        .as((event, with) -> new Step.Emit(event, with, span()));
  }

  private static Arbitrary<Step> subscribe() {
    return Combinators.combine(of(Step.Subscribe.Status.class), of("offers", "news").optional(0.4))
        .as(
            (status, topic) ->
                new Step.Subscribe(
                    status,
                    status == Step.Subscribe.Status.SUNSET ? Optional.empty() : topic,
                    span()));
  }

  private static Arbitrary<Duration> minutes(Integer... lengths) {
    return RandomClauses.minutes(lengths);
  }

  private static Span span() {
    return Meanings.span();
  }
}
