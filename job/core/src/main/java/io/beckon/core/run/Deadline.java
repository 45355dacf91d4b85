package io.beckon.core.run;

import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.state.Watches;
import java.util.Comparator;

/**
 * Something of a user that is due.
 *
 * @param kind what it is
 * @param due when
 * @param journey whose; null for a trigger
 * @param trigger which; null for a journey
 * @param priority of the campaign
 * @param index which exit condition; 0 for the other kinds
 */
record Deadline(Kind kind, Due due, Journey journey, Watches.Key trigger, int priority, int index) {

  /** In the order in which they come at one instant of one campaign. */
  enum Kind {
    EXIT_CONDITION,
    WAIT,
    GOAL_END,
    LETTING_GO,
    FLIP,
    DATE,
    PLANNED_ENTRY,
    SEQUENCE_END;

    boolean isOfTrigger() {
      return compareTo(FLIP) >= 0;
    }
  }

  /** The order of all decisions about a user. */
  static final Comparator<Deadline> IN_ORDER =
      Comparator.comparingLong((Deadline one) -> one.due.handled())
          .thenComparingLong(one -> one.due.due())
          .thenComparingInt(one -> -one.priority)
          .thenComparing(Deadline::campaign)
          .thenComparing(Deadline::kind)
          .thenComparingLong(one -> one.journey == null ? 0 : one.journey.start().place())
          .thenComparingLong(one -> one.trigger == null ? 0 : one.trigger.trigger())
          .thenComparingInt(Deadline::index);

  /** Id of the campaign. */
  String campaign() {
    return journey == null ? trigger.campaign() : journey.start().campaign();
  }
}
