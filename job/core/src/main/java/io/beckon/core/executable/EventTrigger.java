package io.beckon.core.executable;

import io.beckon.core.event.Event;
import java.util.Set;

/**
 * An event starts a journey: each one, or the one that completes a number of them.
 *
 * @param match which one
 * @param count the number; null where each one does
 */
public record EventTrigger(EventMatch match, CountMatch count) implements ExecutableTrigger {

  @Override
  public boolean looksAt(Event event) {
    return event.kind() == Event.Kind.TRACK && event.name().equals(match.event());
  }

  @Override
  public WatchedEvents watched() {
    return new WatchedEvents(Set.of(match.event()), false);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    if (count != null) {
      count.dependsOn(dependencies);
    }
  }
}
