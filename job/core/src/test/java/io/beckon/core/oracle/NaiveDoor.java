package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.WhileInside;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who enters a campaign. Every entrance is kept for ever. */
final class NaiveDoor {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveSteps steps;
  private final NaiveWaits waits;
  private final NaiveEnding ending;
  private final List<Entrance> entrances = new ArrayList<>();
  private int entered;

  private record Entrance(String campaign, String per, long start) {}

  NaiveDoor(
      NaiveUser user,
      NaiveClauses clauses,
      NaiveSteps steps,
      NaiveWaits waits,
      NaiveEnding ending) {
    this.user = user;
    this.clauses = clauses;
    this.steps = steps;
    this.waits = waits;
    this.ending = ending;
  }

  /** Lets the user in, or says why not. */
  void offer(Campaign campaign, Occasion occasion) {
    String per = NaiveJourney.per(campaign, occasion.properties());
    NaiveJourney journey = new NaiveJourney(campaign, occasion, per, entered);
    long due = occasion.start().time();
    if (campaign.per().isPresent() && per == null) {
      user.record(journey, Decision.REFUSED, "", due, "no value of " + campaign.per().get());
      return;
    }
    Optional<String> hold = user.hold(campaign);
    Optional<NaiveJourney> running = user.inside(campaign, per);
    if (running.isPresent() && campaign.whileInside() == WhileInside.IGNORE) {
      user.record(running.get(), Decision.ALREADY_INSIDE, "", due, "");
    } else if (hold.isPresent()) {
      user.record(journey, Decision.REFUSED, "", due, hold.get());
    } else if (running.isEmpty() && !isFree(campaign, per, due)) {
      user.record(journey, Decision.REFUSED, "", due, "frequency");
    } else if (!qualifies(journey)) {
      user.record(journey, Decision.NOT_QUALIFIED, "", due, "audience");
    } else {
      running.ifPresent(ending::forget);
      user.record(
          journey, running.isPresent() ? Decision.RESTARTED : Decision.ENTERED, "", due, "");
      enter(journey);
    }
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

  private boolean qualifies(NaiveJourney journey) {
    return journey.campaign.audience().isEmpty()
        || clauses.holds(journey.campaign.audience().get(), journey.snapshot(user.clock));
  }

  private void enter(NaiveJourney journey) {
    entered++;
    entrances.add(new Entrance(journey.campaign.id(), journey.per, journey.start().time()));
    user.journeys.add(journey);
    journey.campaign.goal().ifPresent(goal -> journey.goalEnds = waits.goalEnds(journey, goal));
    for (Clause condition : journey.exitConditions()) {
      journey.askedAt.add(user.clock - user.rules.grace());
      journey.answers.add(
          clauses.holds(condition, journey.question(user.clock - user.rules.grace())));
    }
    steps.moveOn(journey);
  }
}
