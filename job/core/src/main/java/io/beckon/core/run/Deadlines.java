package io.beckon.core.run;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.ConditionWatch;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import java.util.Map;

/** Finds what is due first, and handles it: always one at a time, since each may make others. */
final class Deadlines {

  /** The first instant of log time at which something of this user is handled. */
  static long first(Agenda agenda) {
    long first = Long.MAX_VALUE;
    for (Journey journey : agenda.journeys()) {
      first = Math.min(first, handled(journey.waitsFor()));
      first = Math.min(first, handled(journey.goalEnd()));
      first = Math.min(first, handled(journey.letGo()));
      for (ConditionWatch watch : journey.watches()) {
        first = Math.min(first, handled(watch.flip()));
      }
    }
    return first;
  }

  boolean anyDue(Turn turn) {
    return first(turn.agenda()) <= turn.instant();
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
          Walk.past(journey, campaign, Maker.deadline(turn.instant()), turn);
        }
      }
      case GOAL_END -> {
        journey.closeGoal();
        if (journey.passedLastStep()) {
          if (campaign.exitEvents().isEmpty()) {
            // Nothing is left that could call a message back.
            journey.sent().clear();
          }
          Ending.whereDone(journey, turn);
        }
      }
      case LETTING_GO -> Ending.whereDone(journey, turn);
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
    return first;
  }

  private static Deadline earlier(
      Deadline first, Deadline.Kind kind, Due due, Journey journey, int index, Turn turn) {
    if (due == null || due.handled() > turn.instant()) {
      return first;
    }
    ExecutableCampaign campaign = turn.campaignOf(journey);
    int priority = campaign == null ? 0 : campaign.definition().priority();
    Deadline one = new Deadline(kind, due, journey, priority, index);
    return first == null || Deadline.IN_ORDER.compare(one, first) < 0 ? one : first;
  }

  private static long handled(Due due) {
    return due == null ? Long.MAX_VALUE : due.handled();
  }
}
