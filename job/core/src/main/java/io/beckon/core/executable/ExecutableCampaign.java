package io.beckon.core.executable;

import io.beckon.core.model.Campaign;
import io.beckon.core.state.Journey;
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
 * @param steps the flat program: in the order of the file, steps inside steps behind each other
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

  /**
   * The condition, date or sequence among the triggers that has this key; null where there is none.
   */
  public ExecutableTrigger watched(long key) {
    for (ExecutableTrigger trigger : triggers) {
      boolean found =
          (trigger instanceof ConditionTrigger condition && condition.key() == key)
              || (trigger instanceof DateTrigger date && date.key() == key)
              || (trigger instanceof SequenceTrigger sequence && sequence.key() == key);
      if (found) {
        return trigger;
      }
    }
    return null;
  }

  /** The place of the step of this id; -1 where there is none. */
  public int placeOf(String step) {
    for (int place = 0; place < steps.size(); place++) {
      if (steps.get(place).id().equals(step)) {
        return place;
      }
    }
    return -1;
  }

  /**
   * Whether a journey can stand where it does. It cannot where another text was published under the
   * version that it is pinned to.
   */
  public boolean hasPlaceFor(Journey journey) {
    if (journey.position() > steps.size() || journey.watches().size() > exitConditions.size()) {
      return false;
    }
    if (journey.passedLastStep() || journey.position() == steps.size()) {
      return true;
    }
    ExecutableStep step = steps.get(journey.position());
    return (journey.awaitsSince() == null || step instanceof WaitForStep)
        && (!journey.isHeld() || step instanceof SendStep);
  }

  /**
   * How many messages a journey could still send from this step on: at most, which is along the way
   * with the most of them.
   */
  public int messagesFrom(int position) {
    int[] most = new int[steps.size() + 1];
    // All ways lead down the program.
    for (int i = steps.size() - 1; i >= position; i--) {
      int place = i;
      ExecutableStep step = steps.get(place);
      step.leadsTo(place, next -> most[place] = Math.max(most[place], most[next]));
      most[place] += step.sends() ? 1 : 0;
    }
    return most[position];
  }

  /** Every event that one of its waits could be answered by. */
  public void answers(Consumer<String> take) {
    for (ExecutableStep step : steps) {
      if (step instanceof WaitForStep wait) {
        wait.answer().events().forEach(take);
      }
    }
  }

  /** How late one of its messages may be at most, in milliseconds; 0 where no step says so. */
  public long longestExpiry() {
    long longest = 0;
    for (ExecutableStep step : steps) {
      if (step instanceof SendStep send) {
        longest = Math.max(longest, send.expiresAfter());
      }
    }
    return longest;
  }

  /** Every history that one of its clauses asks for. */
  public void tallies(Consumer<Tally> take) {
    dependsOn(ExecutableClause.tallies(take));
  }

  /** Names what its triggers and clauses depend on. */
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    triggers.forEach(trigger -> trigger.dependsOn(dependencies));
    if (audience != null) {
      audience.dependsOn(dependencies);
    }
    exitConditions.forEach(condition -> condition.dependsOn(dependencies));
    steps.forEach(step -> step.dependsOn(dependencies));
  }
}
