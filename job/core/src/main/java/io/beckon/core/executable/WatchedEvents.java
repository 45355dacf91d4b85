package io.beckon.core.executable;

import io.beckon.core.event.Event;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events that can change what a condition answers.
 *
 * @param names of tracked events
 * @param profile whether an identify can
 */
public record WatchedEvents(Set<String> names, boolean profile) {

  static WatchedEvents of(ExecutableClause condition) {
    Set<String> names = new TreeSet<>();
    boolean[] profile = new boolean[1];
    condition.dependsOn(
        new ExecutableClause.Dependencies() {
          @Override
          public void history(Tally tally) {
            names.add(tally.event());
          }

          @Override
          public void profile() {
            profile[0] = true;
          }
        });
    return new WatchedEvents(names, profile[0]);
  }

  boolean has(Event event) {
    return event.kind() == Event.Kind.IDENTIFY
        ? profile
        : names.contains(event.name()) || names.contains(Tally.ANY_EVENT);
  }
}
