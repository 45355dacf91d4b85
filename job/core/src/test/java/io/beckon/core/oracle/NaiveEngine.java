package io.beckon.core.oracle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Trigger;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of time and order for one user, from the rule books alone: nothing is indexed, nothing
 * is summed up, nothing is forgotten, and every deadline is found anew each time.
 */
final class NaiveEngine {

  private final List<Campaign> campaigns;
  private final TimeRules rules;
  private final NaiveMemory memory;
  private final NaiveSteps steps;
  private final NaiveDoor door;
  private final Outcome outcome = Outcome.nothing();

  private final List<NaiveJourney> journeys = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private long clock = Long.MIN_VALUE;
  private int place;

  private record Seen(String messageId, long logTime) {}

  /** A wait where {@code condition} is below 0, else an exit condition that may turn. */
  private record Deadline(long handled, long due, NaiveJourney journey, int condition) {
    boolean isWait() {
      return condition < 0;
    }
  }

  private static final Comparator<Campaign> GOES_FIRST =
      comparing(Campaign::priority, Comparator.reverseOrder()).thenComparing(Campaign::id);

  private static final Comparator<NaiveJourney> JOURNEY_GOES_FIRST =
      comparing((NaiveJourney journey) -> journey.campaign, GOES_FIRST)
          .thenComparing(journey -> journey.entry);

  private static final Comparator<Deadline> DUE_FIRST =
      comparingLong(Deadline::handled)
          .thenComparing(Deadline::due)
          .thenComparing(deadline -> deadline.journey().campaign, GOES_FIRST)
          .thenComparing(Deadline::isWait)
          .thenComparing(deadline -> deadline.journey().entry)
          .thenComparing(Deadline::condition);

  NaiveEngine(List<Campaign> campaigns, TimeRules rules, Map<String, Meaning> meanings) {
    this.campaigns = campaigns.stream().sorted(GOES_FIRST).toList();
    this.rules = rules;
    this.memory = new NaiveMemory(meanings);
    this.steps = new NaiveSteps(rules, memory, outcome);
    this.door = new NaiveDoor(rules, memory, steps);
  }

  Outcome outcome() {
    return outcome;
  }

  /** Takes the next event of the log. */
  void apply(LoggedEvent logged) {
    if (!isOfInterest(logged.event())) {
      return;
    }
    place++;
    advance(Math.max(clock, logged.logTime()));
    clock = Math.max(clock, logged.logTime());
    if (isRepeated(logged.event().messageId())) {
      return;
    }
    boolean ahead = logged.event().time() > clock + rules.futureTolerance();
    Event event = ahead ? logged.event().at(clock) : logged.event();
    memory.add(event);
    for (NaiveJourney journey : inOrder()) {
      endWhereReached(journey, event);
    }
    if (clock - event.time() <= rules.staleness()) {
      campaigns.forEach(campaign -> offer(campaign, event));
    }
    playRounds();
  }

  /** Lets log time pass: everything with {@code H} up to here is handled. */
  void advance(long until) {
    Optional<Deadline> next = firstDeadline();
    while (next.isPresent() && next.get().handled() <= until) {
      clock = Math.max(clock, next.get().handled());
      playRounds();
      next = firstDeadline();
    }
  }

  private boolean isOfInterest(Event event) {
    return event.kind() == Event.Kind.IDENTIFY
        || campaigns.stream().anyMatch(campaign -> names(campaign).contains(event.name()));
  }

  private static List<String> names(Campaign campaign) {
    List<String> names = new ArrayList<>();
    campaign.triggers().forEach(trigger -> names.add(((Trigger.OnEvent) trigger).event()));
    campaign.goal().ifPresent(goal -> names.add(goal.event()));
    List<Clause> clauses = new ArrayList<>(NaiveSteps.clausesOf(campaign));
    for (Exit exit : campaign.exits()) {
      if (exit instanceof Exit.OnEvent onEvent) {
        names.add(onEvent.event());
      } else if (exit instanceof Exit.OnCondition onCondition) {
        clauses.add(onCondition.condition());
      }
    }
    for (Clause clause : clauses) {
      NaiveMemory.clausesAbout(clause).forEach(did -> names.add(did.event()));
    }
    return names;
  }

  private boolean isRepeated(String messageId) {
    boolean repeated =
        seen.stream()
            .anyMatch(
                one ->
                    one.messageId().equals(messageId)
                        && one.logTime() > clock - rules.repeatWindow());
    if (!repeated) {
      seen.add(new Seen(messageId, clock));
    }
    return repeated;
  }

  private List<NaiveJourney> inOrder() {
    return journeys.stream().sorted(JOURNEY_GOES_FIRST).toList();
  }

  private void endWhereReached(NaiveJourney journey, Event event) {
    if (reachesGoal(journey, event)) {
      steps.record(journey, Decision.GOAL, "", event.time(), clock, event.name());
      exit(journey, event.time(), "goal");
    } else if (journey.inside) {
      for (Exit.OnEvent exit : journey.exitEvents()) {
        if (exit.event().equals(event.name()) && isAbout(journey, event, exit.where())) {
          exit(journey, event.time(), "exit: " + event.name());
          return;
        }
      }
      if (turnsTrue(journey, clock - rules.grace())) {
        exit(journey, event.time(), "exit condition");
      }
    } else {
      reasonToCallBack(journey, event).ifPresent(reason -> steps.callBack(journey, clock, reason));
    }
  }

  /** Behind the last step nothing is left to end, but what was sent may still be on its way. */
  private Optional<String> reasonToCallBack(NaiveJourney journey, Event event) {
    Optional<Goal> goal = journey.campaign.goal();
    if (goal.isPresent()
        && goal.get().within().isEmpty()
        && goal.get().event().equals(event.name())
        && isAbout(journey, event, goal.get().where())) {
      return Optional.of("goal");
    }
    return journey.exitEvents().stream()
        .filter(exit -> exit.event().equals(event.name()))
        .filter(exit -> isAbout(journey, event, exit.where()))
        .findFirst()
        .map(exit -> "exit: " + event.name());
  }

  private boolean reachesGoal(NaiveJourney journey, Event event) {
    Optional<Goal> goal = journey.campaign.goal();
    if (goal.isEmpty() || !goal.get().event().equals(event.name())) {
      return false;
    }
    boolean inTime = goal.get().within().isPresent() ? clock < journey.goalEnds : journey.inside;
    return inTime && isAbout(journey, event, goal.get().where());
  }

  /** Whatever is there was triggered earlier in the log, so that an equal time is after it. */
  private boolean isAbout(NaiveJourney journey, Event event, Optional<ExpressionText> where) {
    return event.kind() == Event.Kind.TRACK
        && event.time() >= journey.start()
        && journey.concerns(event)
        && memory.holds(where, event, journey.trigger.properties());
  }

  /** Asks every exit condition again, and says whether one of them turned true. */
  private boolean turnsTrue(NaiveJourney journey, long now) {
    boolean turned = false;
    for (int i = 0; i < journey.answers.size(); i++) {
      turned |= turnsTrue(journey, i, now);
    }
    return turned;
  }

  private boolean turnsTrue(NaiveJourney journey, int condition, long now) {
    boolean before = journey.answers.get(condition);
    boolean answer = memory.holds(journey.exitConditions().get(condition), journey.trigger, now);
    journey.answers.set(condition, answer);
    journey.askedAt.set(condition, now);
    return answer && !before;
  }

  /** One that has passed its last step has left by itself; what it sent is called back. */
  private void exit(NaiveJourney journey, long due, String reason) {
    if (journey.inside) {
      steps.record(journey, Decision.EXITED, "", due, clock, reason);
    }
    steps.callBack(journey, clock, reason);
    forget(journey);
  }

  private void forget(NaiveJourney journey) {
    journeys.remove(journey);
    steps.takeBack(journey);
  }

  private void offer(Campaign campaign, Event event) {
    Optional<NaiveJourney> running =
        journeys.stream()
            .filter(one -> one.inside && one.campaign == campaign)
            .filter(one -> Objects.equals(one.per, NaiveJourney.per(campaign, event)))
            .findFirst();
    door.offer(campaign, event, place, running, clock)
        .ifPresent(
            journey -> {
              running.ifPresent(this::forget);
              journeys.add(journey);
              moveOn(journey);
            });
  }

  private Optional<Deadline> firstDeadline() {
    List<Deadline> deadlines = new ArrayList<>();
    for (NaiveJourney journey : journeys) {
      if (journey.wakes != null) {
        deadlines.add(new Deadline(journey.wakes, journey.due, journey, -1));
      }
      List<Clause> conditions = journey.inside ? journey.exitConditions() : List.of();
      for (int i = 0; i < conditions.size(); i++) {
        for (long due : memory.instantsThatMayTurn(conditions.get(i), journey.askedAt.get(i))) {
          deadlines.add(new Deadline(due + rules.grace(), due, journey, i));
        }
      }
    }
    return deadlines.stream().min(DUE_FIRST);
  }

  private void handle(Deadline deadline) {
    NaiveJourney journey = deadline.journey();
    if (deadline.isWait()) {
      journey.wakes = null;
      journey.movedByEvent = false;
      moveOn(journey);
    } else if (turnsTrue(journey, deadline.condition(), deadline.due())) {
      exit(journey, deadline.due(), "exit condition");
    }
  }

  /** What is due comes first, what it makes included; then the guards; then the journeys go on. */
  private void playRounds() {
    List<NaiveSteps.Gathered> round;
    do {
      Optional<Deadline> next = firstDeadline();
      while (next.isPresent() && next.get().handled() <= clock) {
        handle(next.get());
        next = firstDeadline();
      }
      round = steps.round();
      List<NaiveJourney> goOn = new ArrayList<>();
      for (NaiveSteps.Gathered one : round) {
        if (steps.stillQualifies(one.journey(), clock)) {
          steps.passGuards(one, clock);
          goOn.add(one.journey());
        } else {
          exit(one.journey(), one.journey().due, "audience");
        }
      }
      goOn.forEach(this::moveOn);
    } while (!round.isEmpty());
  }

  private void moveOn(NaiveJourney journey) {
    if (!steps.moveOn(journey, clock)) {
      journey.inside = false;
    }
  }
}
