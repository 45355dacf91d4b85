package io.beckon.core.executable;

import io.beckon.core.event.Event;

/**
 * An event starts a journey.
 *
 * @param match which one
 */
public record EventTrigger(EventMatch match) implements ExecutableTrigger {

  @Override
  public boolean looksAt(Event event) {
    return event.kind() == Event.Kind.TRACK && event.name().equals(match.event());
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    // It is asked of the event at hand; its name is in the index by itself.
  }
}
