package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Act;
import io.beckon.cli.demo.view.Scene.Story;
import java.time.Duration;

/** Keeps what is said for the next frame; a key ends a pause. Thread-safe. */
final class LiveNarrator implements Narrator {

  private static final Duration SHORT = Duration.ofSeconds(10);

  private String title = "";
  private String text = "";
  private boolean why;
  private char key;
  private boolean pausing;

  /** Whether the pause is long enough that the watcher should know how to end it. */
  private boolean waits;

  /** An act begins. */
  synchronized void begin(Act act) {
    title = act.title();
    key = act.key();
    text = "";
  }

  /** The act is over; what it said last may stay. */
  synchronized void end(String lastWords) {
    title = "";
    text = lastWords;
    why = false;
  }

  synchronized Story story() {
    return new Story(title, waits ? text + " Press " + key + " to go on." : text);
  }

  synchronized boolean why() {
    return why;
  }

  /** Ends a pause; says whether there was one. */
  synchronized boolean goOn() {
    boolean was = pausing;
    pausing = false;
    notifyAll();
    return was;
  }

  @Override
  public synchronized void tell(String said) {
    text = said;
  }

  @Override
  public synchronized void showWhy(boolean shown) {
    why = shown;
  }

  @Override
  public synchronized void pause(Duration atMost) throws InterruptedException {
    pausing = true;
    waits = atMost.compareTo(SHORT) > 0;
    long end = System.nanoTime() + atMost.toNanos();
    while (pausing && System.nanoTime() < end) {
      wait(100);
    }
    pausing = false;
    waits = false;
  }
}
