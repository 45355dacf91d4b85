package io.beckon.core.executable;

import java.util.function.IntConsumer;

/**
 * Ends the journey.
 *
 * @param id of the step
 * @param reason the author's
 */
public record LeaveStep(String id, String reason) implements ExecutableStep {

  @Override
  public void reach(Visit visit) {
    visit.leave(reason);
  }

  @Override
  public void leadsTo(int place, IntConsumer next) {
    // Nowhere.
  }
}
