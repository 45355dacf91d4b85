package io.beckon.core.executable;

import io.beckon.core.event.Event;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.value.TextHash;
import java.util.Map;

/**
 * A condition starts a journey when it turns true: by an event, or by time alone.
 *
 * @param kind in the words of the campaign file: {@code enters}, {@code leaves}, {@code inactive}
 * @param key a hash of what it says: versions that say the same go on with what they remember
 * @param condition what must turn true
 * @param watched the events that may turn it
 * @param atRest the answer of a user who never did anything
 */
public record ConditionTrigger(
    String kind, long key, ExecutableClause condition, WatchedEvents watched, boolean atRest)
    implements ExecutableTrigger {

  /**
   * A trigger on a condition.
   *
   * @param text what it says, the same for all that say the same
   */
  public static ConditionTrigger of(String kind, String text, ExecutableClause condition) {
    UserState nobody = new UserState("", new InMemoryUserParts());
    boolean atRest = condition.holds(Situation.of(nobody, Map.of(), 0));
    return new ConditionTrigger(
        kind, TextHash.of(text), condition, WatchedEvents.of(condition), atRest);
  }

  @Override
  public boolean looksAt(Event event) {
    return watched.has(event);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    condition.dependsOn(dependencies);
  }
}
