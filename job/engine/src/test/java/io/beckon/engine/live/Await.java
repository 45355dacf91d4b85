package io.beckon.engine.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what another process or thread brings about. */
final class Await {

  private static final long PAUSE_MS = 100;

  private Await() {}

  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Returns when the condition holds.
   *
   * @throws AssertionError where it does not in time
   */
  static void until(String what, Duration patience, Condition condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
        }
        new CountDownLatch(1).await(PAUSE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("While waiting for: " + what, e);
    }
  }
}
