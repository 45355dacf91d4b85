package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Policy;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** One user and the world the user lives in: what all parts of the naive engine look at. */
final class NaiveUser {

  final String id;
  final World world;
  final TimeRules rules;
  final NaiveLog log = new NaiveLog();
  final Outcome outcome = Outcome.nothing();

  /** Those that run, and those that have passed their last step. */
  final List<NaiveJourney> journeys = new ArrayList<>();

  /** On its way back into the log. */
  final List<LoggedEvent> emitted = new ArrayList<>();

  /** Log time; before the first event the beginning of all time. */
  long clock = Long.MIN_VALUE;

  private final Function<String, Meaning> meanings;

  private static final Comparator<NaiveJourney> IN_ORDER =
      Comparator.comparing((NaiveJourney journey) -> journey.campaign, World.GOES_FIRST)
          .thenComparing(journey -> journey.entry);

  NaiveUser(String id, World world, TimeRules rules, Function<String, Meaning> meanings) {
    this.id = id;
    this.world = world;
    this.rules = rules;
    this.meanings = meanings;
  }

  Meaning meaning(ExpressionText expression) {
    return meanings.apply(expression.text());
  }

  boolean holds(Optional<ExpressionText> where, Roots roots) {
    return where.isEmpty() || meaning(where.get()).holds(roots);
  }

  Policy policy() {
    return world.policy(clock);
  }

  /** Why a campaign is held now; empty where it is not. */
  Optional<String> hold(Campaign campaign) {
    return world.hold(campaign.id(), clock);
  }

  List<NaiveJourney> journeysInOrder() {
    return journeys.stream().sorted(IN_ORDER).toList();
  }

  /** The journey that runs in a campaign, or for a value of {@code per}. */
  Optional<NaiveJourney> inside(Campaign campaign, String per) {
    return journeys.stream()
        .filter(one -> one.inside && one.campaign.id().equals(campaign.id()))
        .filter(one -> Objects.equals(one.per, per))
        .findFirst();
  }

  void emit(Event event) {
    outcome
        .emitted()
        .add(new Outcome.Emitted(event.name(), event.time(), clock, event.properties()));
    emitted.add(new LoggedEvent(event, clock, 0));
  }

  void record(NaiveJourney journey, Decision decision, String step, long due, String reason) {
    outcome.records().add(new Outcome.Entry(journey.name(), decision, step, due, clock, reason));
  }
}
