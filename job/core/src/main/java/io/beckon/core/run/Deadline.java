package io.beckon.core.run;

import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import java.util.Comparator;

/**
 * Something of a journey that is due.
 *
 * @param kind what it is
 * @param due when
 * @param journey whose
 * @param priority of the campaign
 * @param index which exit condition; 0 for the other kinds
 */
record Deadline(Kind kind, Due due, Journey journey, int priority, int index) {

  /** In the order in which they come at one instant of one campaign. */
  enum Kind {
    EXIT_CONDITION,
    WAIT,
    GOAL_END,
    LETTING_GO
  }

  /** The order of all decisions about a user. */
  static final Comparator<Deadline> IN_ORDER =
      Comparator.comparingLong((Deadline one) -> one.due.handled())
          .thenComparingLong(one -> one.due.due())
          .thenComparingInt(one -> -one.priority)
          .thenComparing(one -> one.journey.start().campaign())
          .thenComparing(Deadline::kind)
          .thenComparingLong(one -> one.journey.start().place())
          .thenComparingInt(Deadline::index);
}
