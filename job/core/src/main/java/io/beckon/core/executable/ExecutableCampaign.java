package io.beckon.core.executable;

import io.beckon.core.model.Campaign;
import java.util.List;
import java.util.function.Consumer;

/**
 * A version of a campaign, compiled. Immutable and safe to share between threads.
 *
 * @param definition what the author wrote
 * @param triggers any of which starts a journey, in the order of the file
 * @param audience who qualifies; null for everybody
 * @param goal what counts as success; null for nothing
 * @param exitEvents what ends a journey early
 * @param exitConditions what ends a journey early when it turns true, in the order of the file
 * @param steps in the order of the file
 */
public record ExecutableCampaign(
    Campaign definition,
    List<ExecutableTrigger> triggers,
    ExecutableClause audience,
    ExecutableGoal goal,
    List<EventMatch> exitEvents,
    List<ExecutableClause> exitConditions,
    List<ExecutableStep> steps) {

  public String id() {
    return definition.id();
  }

  public String version() {
    return definition.version();
  }

  /** The condition or date among the triggers that has this key; null where there is none. */
  public ExecutableTrigger watched(long key) {
    for (ExecutableTrigger trigger : triggers) {
      boolean found =
          (trigger instanceof ConditionTrigger condition && condition.key() == key)
              || (trigger instanceof DateTrigger date && date.key() == key);
      if (found) {
        return trigger;
      }
    }
    return null;
  }

  /** Whether an event can call messages back: a goal or an exit, also behind the last step. */
  public boolean callsBack() {
    return goal != null || !exitEvents.isEmpty();
  }

  /** How many messages the steps from this one on could still send. */
  public int messagesFrom(int position) {
    int count = 0;
    for (ExecutableStep step : steps.subList(position, steps.size())) {
      count += step.sends() ? 1 : 0;
    }
    return count;
  }

  /** Every history that one of its clauses asks for. */
  public void tallies(Consumer<Tally> take) {
    ExecutableClause.Dependencies dependencies = ExecutableClause.tallies(take);
    triggers.forEach(trigger -> trigger.dependsOn(dependencies));
    if (audience != null) {
      audience.dependsOn(dependencies);
    }
    exitConditions.forEach(condition -> condition.dependsOn(dependencies));
    for (ExecutableStep step : steps) {
      if (step instanceof SendStep send && send.when() != null) {
        send.when().dependsOn(dependencies);
      }
    }
  }
}
