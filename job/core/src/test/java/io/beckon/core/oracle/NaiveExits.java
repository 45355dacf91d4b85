package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import java.util.Map;
import java.util.Optional;

/** Goals and exits: what ends a journey before its last step. */
final class NaiveExits {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveEnding ending;

  NaiveExits(NaiveUser user, NaiveClauses clauses, NaiveEnding ending) {
    this.user = user;
    this.clauses = clauses;
    this.ending = ending;
  }

  void onEvent(NaiveJourney journey, NaiveLog.Happened happened) {
    if (reachesGoal(journey, happened)) {
      user.record(journey, Decision.GOAL, "", happened.time(), happened.name());
      ending.exit(journey, happened.time(), "goal");
    } else if (journey.inside) {
      if (meetsExit(journey, happened)) {
        ending.exit(journey, happened.time(), "exit: " + happened.name());
      } else if (anyTurnsTrue(journey, user.clock - user.rules.grace())) {
        ending.exit(journey, happened.time(), "exit condition");
      }
    } else {
      behindTheLastStep(journey, happened);
    }
  }

  /** Asks one exit condition at the instant at which time may turn it. */
  void onTime(NaiveJourney journey, int condition, long due) {
    if (turnsTrue(journey, condition, due)) {
      ending.exit(journey, due, "exit condition");
    }
  }

  /** Another version takes force, and what has turned true until then still ends the journey. */
  boolean haveTurnedTrue(NaiveJourney journey, long due) {
    boolean turned = anyTurnsTrue(journey, user.clock - user.rules.grace());
    if (turned) {
      ending.exit(journey, due, "exit condition");
    }
    return turned;
  }

  /** A journey has set something: what it turns true acts at once. */
  void onSetting(NaiveJourney setter, boolean attribute) {
    for (NaiveJourney journey : user.journeysInOrder()) {
      if ((attribute || journey == setter)
          && journey.inside
          && anyTurnsTrue(journey, user.clock - user.rules.grace())) {
        ending.exit(journey, setter.due, "exit condition");
      }
    }
  }

  private boolean reachesGoal(NaiveJourney journey, NaiveLog.Happened happened) {
    Optional<Goal> goal = journey.campaign.goal();
    if (goal.isEmpty() || !goal.get().event().equals(happened.name())) {
      return false;
    }
    boolean inTime = journey.goalEnds != null ? user.clock < journey.goalEnds : journey.inside;
    return inTime && isAbout(journey, happened, goal.get().where());
  }

  private boolean meetsExit(NaiveJourney journey, NaiveLog.Happened happened) {
    return journey.exitEvents().stream()
        .filter(exit -> exit.event().equals(happened.name()))
        .map(Exit.OnEvent::where)
        .anyMatch(where -> isAbout(journey, happened, where));
  }

  /** Nothing is left to end, but what was sent may still be on its way. */
  private void behindTheLastStep(NaiveJourney journey, NaiveLog.Happened happened) {
    Optional<Goal> goal = journey.campaign.goal();
    boolean goalWithoutWindow =
        goal.isPresent()
            && goal.get().within().isEmpty()
            && goal.get().event().equals(happened.name())
            && isAbout(journey, happened, goal.get().where());
    if (goalWithoutWindow) {
      ending.callBack(journey, happened.time(), "goal");
    } else if (meetsExit(journey, happened)) {
      ending.callBack(journey, happened.time(), "exit: " + happened.name());
    }
  }

  /** Whatever is there began earlier in the log, so that an equal time is after it. */
  private boolean isAbout(
      NaiveJourney journey, NaiveLog.Happened happened, Optional<ExpressionText> where) {
    Roots roots =
        new Roots(
            happened.properties(),
            user.log.profile(),
            journey.trigger.properties(),
            Map.copyOf(journey.values));
    return happened.isTrack()
        && happened.time() >= journey.start().time()
        && journey.concerns(happened.properties())
        && user.holds(where, roots);
  }

  /** Asks every exit condition again. */
  private boolean anyTurnsTrue(NaiveJourney journey, long now) {
    boolean turned = false;
    for (int i = 0; i < journey.answers.size(); i++) {
      turned |= turnsTrue(journey, i, now);
    }
    return turned;
  }

  private boolean turnsTrue(NaiveJourney journey, int condition, long now) {
    boolean before = journey.answers.get(condition);
    boolean answer = clauses.holds(journey.exitConditions().get(condition), journey.question(now));
    journey.answers.set(condition, answer);
    journey.askedAt.set(condition, now);
    return answer && !before;
  }
}
