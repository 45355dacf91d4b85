package io.beckon.core.run;

import io.beckon.core.catalog.Release;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.state.ConditionWatch;
import io.beckon.core.state.DateWatch;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.state.SequenceWatch;
import io.beckon.core.state.TriggerWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import java.util.Map;

/** Finds what is due first, and handles it: always one at a time, since each may make others. */
final class Deadlines {

  boolean anyDue(Turn turn) {
    return turn.agenda().firstDeadline() <= turn.instant();
  }

  /** Handles everything due at the instant of the turn, what it makes included. */
  void handleDue(Turn turn) {
    for (Deadline next = next(turn); next != null; next = next(turn)) {
      handle(next, turn);
      // At once, so that a journey that is over is not asked again.
      turn.agenda().sweep();
    }
  }

  private void handle(Deadline deadline, Turn turn) {
    if (deadline.kind().isOfTrigger()) {
      handleTrigger(deadline, turn);
    } else {
      handleJourney(deadline, turn);
    }
  }

  private static void handleTrigger(Deadline deadline, Turn turn) {
    Watches.Key key = deadline.trigger();
    Release release = turn.catalog().inForce(key.campaign(), turn.instant());
    if (release == null || release.campaign().watched(key.trigger()) == null) {
      // Not in force any more: nothing is watched for it.
      turn.agenda().watches().condition(key, null);
      turn.agenda().watches().date(key, null);
      Sequencing.forget(key, turn);
      return;
    }
    switch (deadline.kind()) {
      case FLIP -> Triggers.onFlip(deadline, release.campaign(), turn);
      case DATE -> Triggers.onDate(deadline, release.campaign(), turn);
      case SEQUENCE_END -> Triggers.onSequenceEnd(deadline, release.campaign(), turn);
      default -> Triggers.onPlannedEntry(deadline, release.campaign(), turn);
    }
  }

  private void handleJourney(Deadline deadline, Turn turn) {
    Journey journey = deadline.journey();
    ExecutableCampaign campaign = turn.campaignOf(journey);
    if (campaign == null) {
      Ending.of(
          journey, null, deadline.due().due(), "its version is not published", Map.of(), turn);
      return;
    }
    switch (deadline.kind()) {
      case EXIT_CONDITION -> Exits.onTime(deadline, campaign, turn);
      case WAIT -> {
        if (journey.isHeld()) {
          Walk.again(journey, campaign, turn);
        } else {
          journey.waitFor(null);
          journey.lastDue(deadline.due().due());
          Walk.waited(journey, campaign, Maker.deadline(turn.instant()), turn);
        }
      }
      case GOAL_END -> {
        journey.closeGoal();
        if (journey.passedLastStep()) {
          Ending.whereDone(journey, turn);
        }
      }
      default -> Ending.whereDone(journey, turn);
    }
  }

  private static Deadline next(Turn turn) {
    Deadline first = null;
    for (Journey journey : turn.agenda().journeys()) {
      first = earlier(first, Deadline.Kind.WAIT, journey.waitsFor(), journey, 0, turn);
      first = earlier(first, Deadline.Kind.GOAL_END, journey.goalEnd(), journey, 0, turn);
      first = earlier(first, Deadline.Kind.LETTING_GO, journey.letGo(), journey, 0, turn);
      int index = 0;
      for (ConditionWatch watch : journey.watches()) {
        first = earlier(first, Deadline.Kind.EXIT_CONDITION, watch.flip(), journey, index++, turn);
      }
    }
    Watches watches = turn.agenda().watches();
    for (Map.Entry<Watches.Key, TriggerWatch> watch : watches.conditions().entrySet()) {
      Watches.Key key = watch.getKey();
      first = earlier(first, Deadline.Kind.FLIP, watch.getValue().flip(), key, turn);
      first = earlier(first, Deadline.Kind.PLANNED_ENTRY, watch.getValue().entry(), key, turn);
    }
    for (Map.Entry<Watches.Key, DateWatch> watch : watches.dates().entrySet()) {
      first = earlier(first, Deadline.Kind.DATE, watch.getValue().next(), watch.getKey(), turn);
    }
    for (Map.Entry<Watches.Key, SequenceWatch> watch : watches.sequences().entrySet()) {
      Due end = watch.getValue().end();
      first = earlier(first, Deadline.Kind.SEQUENCE_END, end, watch.getKey(), turn);
    }
    return first;
  }

  private static Deadline earlier(
      Deadline first, Deadline.Kind kind, Due due, Watches.Key trigger, Turn turn) {
    if (due == null || due.handled() > turn.instant()) {
      return first;
    }
    Release release = turn.catalog().inForce(trigger.campaign(), turn.instant());
    int priority = release == null ? 0 : release.campaign().definition().priority();
    return earlier(first, new Deadline(kind, due, null, trigger, priority, 0));
  }

  private static Deadline earlier(
      Deadline first, Deadline.Kind kind, Due due, Journey journey, int index, Turn turn) {
    if (due == null || due.handled() > turn.instant()) {
      return first;
    }
    ExecutableCampaign campaign = turn.campaignOf(journey);
    int priority = campaign == null ? 0 : campaign.definition().priority();
    return earlier(first, new Deadline(kind, due, journey, null, priority, index));
  }

  private static Deadline earlier(Deadline first, Deadline one) {
    return first == null || Deadline.IN_ORDER.compare(one, first) < 0 ? one : first;
  }
}
