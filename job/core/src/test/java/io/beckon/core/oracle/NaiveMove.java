package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a journey goes on in another version of its campaign. */
final class NaiveMove {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveSteps steps;
  private final NaiveExits exits;

  NaiveMove(NaiveUser user, NaiveClauses clauses, NaiveSteps steps, NaiveExits exits) {
    this.user = user;
    this.clauses = clauses;
    this.steps = steps;
    this.exits = exits;
  }

  void move(NaiveJourney journey, World.Release release, InFlight.Move how) {
    if (exits.haveTurnedTrue(journey, release.from())) {
      return;
    }
    Campaign next = release.campaign();
    boolean isPutOff = journey.putOff != null;
    String from = steps.name(journey, isPutOff ? journey.putOff : journey.stands);
    String to = how.placeOf(from);
    Optional<Step> place = place(next, to);
    String reason = whyNot(journey, next, to, place, isPutOff);
    if (!reason.isEmpty()) {
      user.record(journey, Decision.STAYED, from, release.from(), reason);
      return;
    }
    keepWindowOfGoal(journey, next);
    journey.campaign = next;
    journey.ahead.clear();
    journey.ahead.addAll(behind(next.steps(), place.get()).orElseThrow());
    if (isPutOff) {
      journey.putOff = place.get();
    } else {
      stand(journey, place.get());
    }
    asksExitsAsAtTheDoor(journey);
    user.record(journey, Decision.MOVED, to, release.from(), "");
  }

  private static String whyNot(
      NaiveJourney journey, Campaign next, String to, Optional<Step> place, boolean isPutOff) {
    if (place.isEmpty()) {
      return "no step " + to;
    }
    boolean isMessage = place.get() instanceof Step.Send || place.get() instanceof Step.Call;
    if (isPutOff && !isMessage) {
      return "no message at " + to;
    }
    return journey.campaign.per().equals(next.per()) ? "" : "another per";
  }

  private static Optional<Step> place(Campaign campaign, String name) {
    StepNames names = new StepNames(campaign);
    return StepNames.all(campaign.steps()).stream()
        .filter(step -> names.of(step).equals(name))
        .findFirst();
  }

  /** In a wait there is what is left of the time; another step comes when the time is up. */
  private void stand(NaiveJourney journey, Step place) {
    journey.stands = place;
    if (place instanceof Step.WaitFor waitFor) {
      if (journey.waitsFor == null) {
        // What comes from now on, and is later than the wait's beginning.
        journey.answeredAfter = new Point(journey.due, user.log.place());
      }
      journey.waitsFor = waitFor;
      return;
    }
    journey.waitsFor = null;
    if (!isWait(place)) {
      journey.ahead.push(place);
    }
  }

  private static boolean isWait(Step step) {
    return step instanceof Step.Wait
        || step instanceof Step.WaitSinceStart
        || step instanceof Step.WaitUntilTime
        || step instanceof Step.WaitUntilDate;
  }

  /** The steps that follow one, those behind what it is inside of included. */
  private static Optional<List<Step>> behind(List<Step> some, Step place) {
    for (int i = 0; i < some.size(); i++) {
      List<Step> rest = some.subList(i + 1, some.size());
      if (some.get(i) == place) {
        return Optional.of(rest);
      }
      for (List<Step> inner : StepNames.inside(some.get(i))) {
        Optional<List<Step>> behind = behind(inner, place);
        if (behind.isPresent()) {
          List<Step> all = new ArrayList<>(behind.get());
          all.addAll(rest);
          return Optional.of(all);
        }
      }
    }
    return Optional.empty();
  }

  /** Only a goal that is new gets a window now, as time would begin it. */
  private void keepWindowOfGoal(NaiveJourney journey, Campaign next) {
    if (next.goal().isEmpty()) {
      journey.goalEnds = null;
    } else if (journey.campaign.goal().isEmpty()) {
      journey.goalEnds =
          next.goal()
              .get()
              .within()
              .map(window -> journey.start().time() + window.toMillis() + user.rules.grace())
              .map(ends -> Math.max(ends, user.clock))
              .orElse(null);
    }
  }

  private void asksExitsAsAtTheDoor(NaiveJourney journey) {
    long now = user.clock - user.rules.grace();
    journey.answers.clear();
    journey.askedAt.clear();
    for (Clause condition : journey.exitConditions()) {
      journey.askedAt.add(now);
      journey.answers.add(clauses.holds(condition, journey.question(now)));
    }
  }
}
