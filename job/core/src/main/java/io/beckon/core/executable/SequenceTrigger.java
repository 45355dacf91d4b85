package io.beckon.core.executable;

import io.beckon.core.event.Event;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Scope;
import io.beckon.core.model.AfterMatch;
import io.beckon.core.state.MatchedEvent;
import io.beckon.core.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events in an order start a journey. What one event is to a sequence is decided here; how the
 * events of a user come to be a match, {@link io.beckon.core.sequence.Sequences} knows.
 *
 * @param key a hash of all that it says: versions that say the same go on with what has begun
 * @param steps in their order; the first one happens
 * @param same a property of which all events have the same value; null for none
 * @param within from the first event to the last, in milliseconds
 * @param absence how long what stands behind the last event must stay away, in milliseconds; {@link
 *     #NO_ABSENCE}, or {@link #TO_THE_END} of the sequence's time
 * @param afterMatch what becomes of other runs
 * @param keptFirst names of properties that the sequence asks for
 */
public record SequenceTrigger(
    long key,
    List<SequenceStep> steps,
    String same,
    long within,
    long absence,
    AfterMatch afterMatch,
    Set<String> keptFirst)
    implements ExecutableTrigger {

  /** The sequence is complete with its last event. */
  public static final long NO_ABSENCE = 0;

  /** As long as the sequence lasts. */
  public static final long TO_THE_END = -1;

  @Override
  public boolean looksAt(Event event) {
    return event.kind() == Event.Kind.TRACK
        && steps.stream().anyMatch(step -> step.event().equals(event.name()));
  }

  /** Whether an event begins a run. */
  public boolean begins(MatchedEvent event, Scope user) {
    return takes(0, event, MatchedSoFar.NOTHING, user);
  }

  /**
   * Whether an event is what a step waits for; of an absence, whether it breaks it.
   *
   * @param index of the step
   * @param matched what the run has matched
   * @param user gives the profile as it is now
   */
  public boolean takes(int index, MatchedEvent event, MatchedSoFar matched, Scope user) {
    SequenceStep step = steps.get(index);
    return step.event().equals(event.name())
        && (step.absent() || !event.stale())
        && belongs(step, event, matched)
        && (step.same() == null || isSame(step.same(), event, matched.of(index)))
        && (step.where() == null || step.where().holds(scope(index, event, matched, user)));
  }

  /** What {@code matched} is of these events: by the names of steps, the last event of each. */
  public Map<String, Object> named(MatchedSoFar matched) {
    return named(steps.size(), matched);
  }

  /** What breaks an absence may leave the property out, as what ends a journey may. */
  private boolean belongs(SequenceStep step, MatchedEvent event, MatchedSoFar matched) {
    if (same == null) {
      return true;
    }
    boolean says = Values.at(event.properties(), same) != null;
    return step.absent() && !says || isSame(same, event, matched.of(0));
  }

  private static boolean isSame(String property, MatchedEvent event, List<MatchedEvent> before) {
    Optional<String> value = value(property, event);
    return value.isPresent() && (before.isEmpty() || value.equals(value(property, before.get(0))));
  }

  private static Optional<String> value(String property, MatchedEvent event) {
    return Values.key(Values.at(event.properties(), property));
  }

  private Scope scope(int index, MatchedEvent event, MatchedSoFar matched, Scope user) {
    Map<String, Object> before = steps.get(index).looksBack() ? named(index, matched) : Map.of();
    return root ->
        switch (root) {
          case EVENT -> event.properties();
          case PROFILE -> user.properties(Root.PROFILE);
          case MATCHED -> before;
          case TRIGGER, JOURNEY -> Map.of();
        };
  }

  private Map<String, Object> named(int before, MatchedSoFar matched) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < before; i++) {
      String name = steps.get(i).as();
      List<MatchedEvent> events = name == null ? List.of() : matched.of(i);
      if (!events.isEmpty()) {
        named.put(name, events.get(events.size() - 1).properties());
      }
    }
    return named;
  }

  @Override
  public WatchedEvents watched() {
    return new WatchedEvents(
        steps.stream().map(SequenceStep::event).collect(Collectors.toSet()), false);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    // A step is asked when its event comes, of the event and the profile as they are then: no
    // history is needed, and no change of the profile turns it.
  }
}
