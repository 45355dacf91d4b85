package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableGoal;
import io.beckon.core.executable.Situation;
import io.beckon.core.expression.Expression;
import io.beckon.core.state.ConditionWatch;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goals and exits of running journeys: what an event ends, and what time ends. */
final class Exits {

  private Exits() {}

  /** Asks every journey of the user what the event means to it. */
  static void onEvent(Arrival arrival, Turn turn) {
    List<Journey> journeys = new ArrayList<>(turn.agenda().journeys());
    journeys.sort(inOrder(turn));
    for (Journey journey : journeys) {
      ExecutableCampaign campaign = turn.campaignOf(journey);
      if (campaign != null) {
        onEvent(arrival, journey, campaign, turn);
      }
    }
    turn.agenda().sweep();
  }

  /** Begins to watch a new journey's exit conditions; their answers at entry are the baseline. */
  static void watch(Journey journey, ExecutableCampaign campaign, Turn turn) {
    if (campaign.exitConditions().isEmpty()) {
      // A journey that was moved may have had some.
      journey.watches(List.of());
      return;
    }
    Situation situation = asEventsAsk(journey, turn);
    journey.watches(
        campaign.exitConditions().stream()
            .map(condition -> ask(condition, situation, turn))
            .toList());
  }

  /** Asks every journey's exit conditions, since a step changed what they may look at. */
  static void onChange(long due, Turn turn) {
    List<Journey> journeys = new ArrayList<>(turn.agenda().journeys());
    journeys.sort(inOrder(turn));
    for (Journey journey : journeys) {
      ExecutableCampaign campaign = turn.campaignOf(journey);
      if (campaign != null) {
        onChange(journey, campaign, due, turn);
      }
    }
  }

  /** Asks one journey's exit conditions: only it can see the values that changed. */
  static void onChange(Journey journey, ExecutableCampaign campaign, long due, Turn turn) {
    if (!journey.ended()) {
      ask(journey, campaign, due, turn);
    }
  }

  /** Asks an exit condition at the instant at which time may turn it. */
  static void onTime(Deadline deadline, ExecutableCampaign campaign, Turn turn) {
    Journey journey = deadline.journey();
    Situation situation = turn.situation(journey, Map.of(), deadline.due().due());
    ask(journey, campaign, deadline.index(), situation, deadline.due().due(), turn);
  }

  private static void onEvent(
      Arrival arrival, Journey journey, ExecutableCampaign campaign, Turn turn) {
    Event event = arrival.event();
    boolean after = event.time() >= journey.start().time();
    if (after
        && event.kind() == Event.Kind.TRACK
        && concerns(event.properties(), journey, campaign)) {
      Situation situation = turn.situation(journey, event.properties(), arrival.logTime());
      if (journey.passedLastStep()) {
        afterLastStep(event, journey, campaign, situation, turn);
        return;
      }
      if (goal(event, journey, campaign, situation, turn)
          || exit(event, journey, campaign, situation, turn)) {
        return;
      }
    }
    ask(journey, campaign, event.time(), turn);
  }

  /** As events ask. */
  private static void ask(Journey journey, ExecutableCampaign campaign, long due, Turn turn) {
    Situation situation = asEventsAsk(journey, turn);
    for (int i = 0; i < journey.watches().size() && !journey.ended(); i++) {
      ask(journey, campaign, i, situation, due, turn);
    }
  }

  /**
   * Nobody is inside any more: a goal in its window is recorded, and either of them calls back what
   * was sent and may not have been delivered.
   */
  private static void afterLastStep(
      Event event, Journey journey, ExecutableCampaign campaign, Situation situation, Turn turn) {
    if (goal(event, journey, campaign, situation, turn)) {
      return;
    }
    ExecutableGoal goal = campaign.goal();
    boolean reached =
        goal != null
            && goal.within() == ExecutableGoal.WHILE_RUNNING
            && goal.match().matches(event.name(), situation);
    if (reached) {
      Map<String, String> values = explained(goal.match(), situation);
      new CallBack(journey, campaign, event.time(), "goal", values, turn).all();
    } else {
      String reason = "exit: " + event.name();
      exit(event, campaign, situation)
          .map(exit -> explained(exit, situation))
          .ifPresent(
              values -> new CallBack(journey, campaign, event.time(), reason, values, turn).all());
    }
    Ending.whereDone(journey, turn);
  }

  private static boolean goal(
      Event event, Journey journey, ExecutableCampaign campaign, Situation situation, Turn turn) {
    ExecutableGoal goal = campaign.goal();
    if (!journey.goalOpen() || !goal.match().matches(event.name(), situation)) {
      return false;
    }
    Map<String, String> values = explained(goal.match(), situation);
    if (goal.value() != null) {
      values.put("value", Values.excerpt(goal.value().evaluate(situation), 100));
    }
    turn.record(journey, Decision.GOAL, "", event.time(), event.name(), values);
    Ending.of(journey, campaign, event.time(), "goal", Map.of(), turn);
    return true;
  }

  private static boolean exit(
      Event event, Journey journey, ExecutableCampaign campaign, Situation situation, Turn turn) {
    Optional<EventMatch> exit = exit(event, campaign, situation);
    if (exit.isEmpty()) {
      return false;
    }
    Map<String, String> values = explained(exit.get(), situation);
    Ending.of(journey, campaign, event.time(), "exit: " + event.name(), values, turn);
    return true;
  }

  private static Optional<EventMatch> exit(
      Event event, ExecutableCampaign campaign, Situation situation) {
    return campaign.exitEvents().stream()
        .filter(exit -> exit.matches(event.name(), situation))
        .findFirst();
  }

  /** An event that carries another value of {@code per} is about another thing. */
  static boolean concerns(Map<String, Object> event, Journey journey, ExecutableCampaign campaign) {
    if (campaign.definition().per().isEmpty()) {
      return true;
    }
    Object carried = Values.at(event, campaign.definition().per().get());
    return carried == null
        || Values.key(carried).equals(Optional.ofNullable(journey.start().per()));
  }

  private static void ask(
      Journey journey,
      ExecutableCampaign campaign,
      int index,
      Situation situation,
      long due,
      Turn turn) {
    ExecutableClause condition = campaign.exitConditions().get(index);
    ConditionWatch before = journey.watches().get(index);
    ConditionWatch now = ask(condition, situation, turn);
    if (now.held() && !before.held()) {
      Map<String, String> values = new LinkedHashMap<>();
      condition.explain(situation, values);
      Ending.of(journey, campaign, due, "exit condition", values, turn);
      return;
    }
    List<ConditionWatch> watches = new ArrayList<>(journey.watches());
    watches.set(index, now);
    journey.watches(watches);
  }

  private static ConditionWatch ask(ExecutableClause condition, Situation situation, Turn turn) {
    long until = condition.holdsUntil(situation);
    Due flip =
        until == ExecutableClause.FOR_EVER ? null : new Due(until, until + turn.rules().grace());
    return new ConditionWatch(condition.holds(situation), flip);
  }

  /**
   * Events ask at P - grace: an answer that time turned within the grace is still open, since what
   * would have kept it may be on its way.
   */
  private static Situation asEventsAsk(Journey journey, Turn turn) {
    return turn.situation(journey, Map.of(), turn.instant() - turn.rules().grace());
  }

  private static Map<String, String> explained(EventMatch match, Situation situation) {
    Map<String, String> values = new LinkedHashMap<>();
    Expression where = match.where();
    if (where != null) {
      where.explain(situation, values);
    }
    return values;
  }

  /** The order in which the journeys of a user are asked what an event means to them. */
  static Comparator<Journey> inOrder(Turn turn) {
    return Comparator.comparingInt((Journey journey) -> -priority(journey, turn))
        .thenComparing(journey -> journey.start().campaign())
        .thenComparingLong(journey -> journey.start().place());
  }

  private static int priority(Journey journey, Turn turn) {
    ExecutableCampaign campaign = turn.campaignOf(journey);
    return campaign == null ? 0 : campaign.definition().priority();
  }
}
