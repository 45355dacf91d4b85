package io.beckon.core.executable;

import io.beckon.core.expression.Expression;

/**
 * What counts as success.
 *
 * @param match the event
 * @param within how long from the journey's start, in milliseconds; {@link #WHILE_RUNNING}
 * @param value what it was worth; null where the campaign does not say
 */
public record ExecutableGoal(EventMatch match, long within, Expression value) {

  /** The goal counts as long as the journey runs, and no longer. */
  public static final long WHILE_RUNNING = -1;
}
