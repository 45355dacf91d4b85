package io.beckon.core.executable;

import io.beckon.core.expression.Expression;

/**
 * An event that a trigger, a goal or an exit looks for.
 *
 * @param event its name
 * @param where what else must hold of it; null for nothing
 */
public record EventMatch(String event, Expression where) {

  /** Whether the event at hand is one. */
  public boolean matches(String name, Situation situation) {
    return event.equals(name) && (where == null || where.holds(situation));
  }
}
