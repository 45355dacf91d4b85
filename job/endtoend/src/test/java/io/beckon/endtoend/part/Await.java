package io.beckon.endtoend.part;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what another process or thread brings about. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MS = 50;

  private Await() {}

  /** Something that can be looked at. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Something that is there, or not yet. */
  public interface Found<T> {
    Optional<T> look() throws Exception;
  }

  /**
   * Returns when the condition holds.
   *
   * @throws AssertionError where it does not in time
   */
  public static void until(String what, Condition condition) {
    found(what, () -> condition.holds() ? Optional.of(what) : Optional.empty());
  }

  /**
   * Returns what is found.
   *
   * @throws AssertionError where it is not there in time
   */
  public static <T> T found(String what, Found<T> found) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        Optional<T> seen = found.look();
        if (seen.isPresent()) {
          return seen.get();
        }
        if (System.nanoTime() > deadline) {
          throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
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
