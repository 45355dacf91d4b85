package io.beckon.cli.infer;

import io.beckon.core.event.Event;
import io.beckon.core.plan.ExecutablePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drafts a tracking plan from the events of a log: a plan to which all of them keep.
 *
 * <p>Memory is bounded, whatever the log: by the names of events and properties, and by the
 * different texts that are remembered of each.
 */
final class PlanDraft {

  /** More names of events than this are data and no names. */
  static final int MOST_EVENTS = 1_000;

  private final Map<String, SeenFields> events = new TreeMap<>();
  private final Room room = new Room();
  private final SeenFields traits = new SeenFields(1, room);
  private final Oddities oddities = new Oddities();

  /** Takes an event of the log. */
  void take(Event event) {
    if (event.kind() == Event.Kind.IDENTIFY) {
      traits.take(event.properties());
      return;
    }
    // Reports of delivery have their own names already when a plan looks at them.
    String name = ExecutablePlan.NONE.named(event).name();
    SeenFields seen = events.get(name);
    if (seen == null) {
      if (!PlainNames.canBeEvent(name) || events.size() == MOST_EVENTS) {
        oddities.leftOut(name, events.size() == MOST_EVENTS);
        return;
      }
      seen = new SeenFields(1, room);
      events.put(name, seen);
    }
    seen.take(ExecutablePlan.NONE.named(event).properties());
  }

  /** How many names of events there were. */
  int eventNames() {
    return events.size();
  }

  /** The plan, as a file. */
  String text() {
    return PlanText.of(events, traits);
  }

  /** What looks inconsistent, a sentence each. */
  List<String> oddities() {
    return oddities.of(events, traits);
  }
}
