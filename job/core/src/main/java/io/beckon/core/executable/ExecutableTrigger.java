package io.beckon.core.executable;

import io.beckon.core.event.Event;

/** A compiled trigger. Immutable; what it must remember of a user is in the user's entry. */
public sealed interface ExecutableTrigger
    permits EventTrigger, ConditionTrigger, DateTrigger, ItemTrigger, SequenceTrigger {

  /** Whether an event can make a difference to it. */
  boolean looksAt(Event event);

  /** The events that can make a difference to it: {@link #looksAt} for all of them at once. */
  WatchedEvents watched();

  /** Names what it depends on. */
  void dependsOn(ExecutableClause.Dependencies dependencies);
}
