package io.beckon.core.executable;

import io.beckon.core.model.Step;

/**
 * Orders a message, unless its own condition leaves it out.
 *
 * @param definition channel, template, category, topic
 * @param when the step's own condition; null for none
 * @param expiresAfter how late the message may be, in milliseconds; {@link #AS_STALE} where the
 *     step does not say
 */
public record SendStep(Step.Send definition, ExecutableClause when, long expiresAfter)
    implements ExecutableStep {

  /** The job's staleness limit holds. */
  public static final long AS_STALE = -1;

  @Override
  public String id() {
    return definition.id();
  }

  @Override
  public void reach(Visit visit) {
    if (when != null && !when.holds(visit.situation())) {
      visit.skip(when);
    } else {
      visit.offer(this);
    }
  }

  @Override
  public boolean sends() {
    return true;
  }
}
