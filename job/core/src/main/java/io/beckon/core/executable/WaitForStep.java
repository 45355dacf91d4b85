package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Waits for something the user does, or for the end of a time.
 *
 * @param id of the step
 * @param answer what it waits for
 * @param within how long, in milliseconds, from the instant at which the wait began
 * @param then where a journey goes on that was answered
 * @param otherwise where a journey goes on whose time was up
 */
public record WaitForStep(String id, Answer answer, long within, int then, int otherwise)
    implements ExecutableStep {

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void reach(Visit visit) {
    visit.waitFor(this);
  }

  @Override
  public void timeUp(Visit visit) {
    visit.acts().record(id, Decision.TIMED_OUT, "", Map.of("waited for", answer.text()));
    visit.goTo(otherwise);
  }

  @Override
  public void leadsTo(int place, IntConsumer next) {
    next.accept(then);
    next.accept(otherwise);
  }
}
