package io.beckon.core.oracle;

import static java.util.Comparator.comparing;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Step;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How journeys go through their steps, and the sends that wait for the guards of the round. */
final class NaiveSteps {

  private final TimeRules rules;
  private final NaiveMemory memory;
  private final Outcome outcome;
  private final List<Gathered> gathered = new ArrayList<>();

  record Gathered(NaiveJourney journey, int index, Step.Send step) {}

  private static final Comparator<Gathered> GUARDED_FIRST =
      comparing((Gathered one) -> one.journey().campaign.priority(), Comparator.reverseOrder())
          .thenComparing(one -> one.journey().due)
          .thenComparing(one -> one.journey().campaign.id())
          .thenComparing(one -> one.journey().entry)
          .thenComparing(Gathered::index);

  NaiveSteps(TimeRules rules, NaiveMemory memory, Outcome outcome) {
    this.rules = rules;
    this.memory = memory;
    this.outcome = outcome;
  }

  /** Every clause of a campaign beside its exits. */
  static List<Clause> clausesOf(Campaign campaign) {
    List<Clause> clauses = new ArrayList<>();
    campaign.audience().ifPresent(clauses::add);
    for (Step step : campaign.steps()) {
      if (step instanceof Step.Send send) {
        send.when().ifPresent(clauses::add);
      }
    }
    return clauses;
  }

  /**
   * Goes on to the next send, which is gathered, or to the next wait.
   *
   * @return false where there was neither: the journey has passed its last step
   */
  boolean moveOn(NaiveJourney journey, long instant) {
    List<Step> steps = journey.campaign.steps();
    while (journey.step < steps.size()) {
      int index = journey.step++;
      Step step = steps.get(index);
      if (step instanceof Step.Wait wait) {
        waitUntil(journey, journey.due + wait.duration().toMillis(), instant);
        return true;
      }
      if (step instanceof Step.WaitSinceStart wait) {
        // One that has passed is due at the previous D.
        long due = journey.start() + wait.duration().toMillis();
        waitUntil(journey, Math.max(due, journey.due), instant);
        return true;
      }
      if (step instanceof Step.Send send) {
        if (send.when().isEmpty() || holds(send.when().get(), journey, instant)) {
          gathered.add(new Gathered(journey, index, send));
          return true;
        }
        record(journey, Decision.SKIPPED, send.id(), journey.due, instant, "when");
      }
    }
    record(journey, Decision.COMPLETED, "", journey.due, instant, "");
    return false;
  }

  /** The answer at now = P where an event moves the journey, else at now = D. */
  private boolean holds(Clause clause, NaiveJourney journey, long instant) {
    return memory.holds(clause, journey.trigger, journey.movedByEvent ? instant : journey.due);
  }

  private void waitUntil(NaiveJourney journey, long due, long instant) {
    journey.due = due;
    journey.wakes =
        journey.movedByEvent
            ? Math.max(due, instant) + rules.grace()
            : Math.max(due + rules.grace(), instant);
    record(journey, Decision.WAITING, "step-" + journey.step, due, instant, "");
  }

  /** What was gathered by now, in the order in which the guards are asked. */
  List<Gathered> round() {
    List<Gathered> round = gathered.stream().sorted(GUARDED_FIRST).toList();
    gathered.clear();
    return round;
  }

  boolean stillQualifies(NaiveJourney journey, long instant) {
    return journey.campaign.audience().isEmpty()
        || holds(journey.campaign.audience().get(), journey, instant);
  }

  void passGuards(Gathered one, long instant) {
    NaiveJourney journey = one.journey();
    Step.Send send = one.step();
    long mayBeLate = send.expiresAfter().map(Duration::toMillis).orElse(rules.staleness());
    if (instant - journey.due > mayBeLate) {
      record(journey, Decision.HELD_BACK, send.id(), journey.due, instant, "expired");
      return;
    }
    if (instant < rules.sendFrom()) {
      record(journey, Decision.HELD_BACK, send.id(), journey.due, instant, "before the cut-over");
      return;
    }
    long expiresAt = journey.due + mayBeLate;
    record(journey, Decision.SENT, send.id(), journey.due, instant, "");
    journey.put.add(new NaiveJourney.Put(send.id(), expiresAt));
    Campaign campaign = journey.campaign;
    outcome
        .sends()
        .add(
            new Outcome.Send(
                journey.name(),
                campaign.id(),
                campaign.version(),
                send.id(),
                journey.trigger.userId(),
                send.channels().get(0),
                send.template(),
                send.category(),
                send.topic().orElse(""),
                journey.due,
                instant,
                expiresAt,
                journey.trigger.name()));
  }

  /** A journey that is gone sends nothing any more. */
  void takeBack(NaiveJourney journey) {
    gathered.removeIf(one -> one.journey() == journey);
  }

  /** Calls back what may not have been delivered yet. */
  void callBack(NaiveJourney journey, long instant, String reason) {
    for (NaiveJourney.Put put : journey.put) {
      if (put.expiresAt() > instant) {
        outcome.cancels().add(new Outcome.Cancel(journey.name(), put.step(), reason, instant));
      }
    }
    journey.put.clear();
  }

  void record(
      NaiveJourney journey, Decision decision, String step, long due, long at, String reason) {
    outcome.records().add(new Outcome.Entry(journey.name(), decision, step, due, at, reason));
  }
}
