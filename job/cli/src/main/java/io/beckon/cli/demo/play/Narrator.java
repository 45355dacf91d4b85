package io.beckon.cli.demo.play;

import java.time.Duration;

/** How what an act says reaches people. */
interface Narrator {

  void tell(String text);

  void showWhy(boolean shown);

  /** Gives people time to read. */
  void pause(Duration atMost) throws InterruptedException;
}
