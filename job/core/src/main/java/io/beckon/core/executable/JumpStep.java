package io.beckon.core.executable;

import java.util.function.IntConsumer;

/**
 * Leads from the end of one way around the others. No step of an author's: nothing is recorded of
 * it.
 *
 * @param place where the journey goes on; behind this one
 */
public record JumpStep(int place) implements ExecutableStep {

  @Override
  public String id() {
    return "";
  }

  @Override
  public void reach(Visit visit) {
    visit.goTo(place);
  }

  @Override
  public void leadsTo(int from, IntConsumer next) {
    next.accept(place);
  }
}
