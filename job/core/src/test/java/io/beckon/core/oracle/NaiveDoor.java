package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Triggers: who enters a campaign. Every entrance is kept for ever. */
final class NaiveDoor {

  private final TimeRules rules;
  private final NaiveMemory memory;
  private final NaiveSteps steps;
  private final List<Entrance> entrances = new ArrayList<>();

  private record Entrance(String campaign, String per, long start) {}

  NaiveDoor(TimeRules rules, NaiveMemory memory, NaiveSteps steps) {
    this.rules = rules;
    this.memory = memory;
    this.steps = steps;
  }

  /** The journey that the event begins; empty where it begins none. */
  Optional<NaiveJourney> offer(
      Campaign campaign, Event event, int place, Optional<NaiveJourney> running, long clock) {
    if (!triggers(campaign, event)) {
      return Optional.empty();
    }
    String per = NaiveJourney.per(campaign, event);
    NaiveJourney journey = new NaiveJourney(campaign, event, per, place);
    if (campaign.per().isPresent() && per == null) {
      return refuse(journey, Decision.REFUSED, clock, "no value of " + campaign.per().get());
    }
    if (running.isPresent() && campaign.whileInside() == WhileInside.IGNORE) {
      return refuse(running.get(), Decision.ALREADY_INSIDE, event.time(), clock, "");
    }
    if (running.isEmpty() && !isFree(campaign, per, event.time())) {
      return refuse(journey, Decision.REFUSED, clock, "frequency");
    }
    if (campaign.audience().isPresent() && !memory.holds(campaign.audience().get(), event, clock)) {
      return refuse(journey, Decision.NOT_QUALIFIED, clock, "audience");
    }
    enter(journey, clock);
    Decision decision = running.isPresent() ? Decision.RESTARTED : Decision.ENTERED;
    steps.record(journey, decision, "", journey.start(), clock, "");
    return Optional.of(journey);
  }

  private boolean triggers(Campaign campaign, Event event) {
    return event.kind() == Event.Kind.TRACK
        && campaign.triggers().stream()
            .map(trigger -> (Trigger.OnEvent) trigger)
            .filter(trigger -> trigger.event().equals(event.name()))
            .anyMatch(trigger -> memory.holds(trigger.where(), event, Map.of()));
  }

  private Optional<NaiveJourney> refuse(
      NaiveJourney journey, Decision decision, long clock, String reason) {
    return refuse(journey, decision, journey.start(), clock, reason);
  }

  private Optional<NaiveJourney> refuse(
      NaiveJourney about, Decision decision, long due, long clock, String reason) {
    steps.record(about, decision, "", due, clock, reason);
    return Optional.empty();
  }

  private boolean isFree(Campaign campaign, String per, long start) {
    List<Entrance> before =
        entrances.stream()
            .filter(one -> one.campaign().equals(campaign.id()))
            .filter(one -> per == null || per.equals(one.per()))
            .toList();
    if (campaign.frequency() instanceof Frequency.Once) {
      return before.isEmpty();
    }
    if (campaign.frequency() instanceof Frequency.AtMostEvery every) {
      long opens = start - every.interval().toMillis();
      return before.stream().noneMatch(one -> one.start() > opens);
    }
    return true;
  }

  private void enter(NaiveJourney journey, long clock) {
    entrances.add(new Entrance(journey.campaign.id(), journey.per, journey.start()));
    journey.goalEnds =
        journey
            .campaign
            .goal()
            .flatMap(Goal::within)
            .map(within -> Math.max(journey.start() + within.toMillis(), clock) + rules.grace())
            .orElse(Long.MIN_VALUE);
    for (Clause condition : journey.exitConditions()) {
      journey.answers.add(memory.holds(condition, journey.trigger, clock - rules.grace()));
      journey.askedAt.add(clock - rules.grace());
    }
  }
}
