package io.beckon.core.executable;

/**
 * Waits a length of time.
 *
 * @param id of the step
 * @param length in milliseconds
 * @param sinceStart whether it runs from the journey's start, and not from the step before
 */
public record WaitStep(String id, long length, boolean sinceStart) implements ExecutableStep {

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void reach(Visit visit) {
    visit.waitUntil((sinceStart ? visit.start() : visit.due()) + length);
  }
}
