package io.beckon.cli.demo.play;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How what an act says reaches people. */
interface Narrator {

  void tell(String text);

  void showWhy(boolean shown);

  /** Shows lines as they are; none, to show them no more. */
  void show(String title, List<String> lines);

  /**
   * Waits for people to do something, until it is seen; by a key they let the demo do it.
   *
   * @param keyDoes what the key does, behind "Press x to"
   * @return whether the key was pressed
   */
  boolean invite(String keyDoes, Duration atMost, BooleanSupplier seen) throws InterruptedException;

  /** Gives people time to read. */
  void pause(Duration atMost) throws InterruptedException;
}
