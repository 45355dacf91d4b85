package io.beckon.cli.demo.play;

import io.beckon.cli.demo.view.Scene.Story;
import java.time.Duration;

/** Keeps what is said for the next frame; a key ends a pause. Thread-safe. */
final class LiveNarrator implements Narrator {

  private String title = "";
  private String text = "";
  private boolean why;
  private boolean pausing;

  /** An act begins. */
  synchronized void begin(String act) {
    title = act;
    text = "";
  }

  /** The act is over; what it said last may stay. */
  synchronized void end(String lastWords) {
    title = "";
    text = lastWords;
    why = false;
  }

  synchronized Story story() {
    return new Story(title, text);
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
    long end = System.nanoTime() + atMost.toNanos();
    while (pausing && System.nanoTime() < end) {
      wait(100);
    }
    pausing = false;
  }
}
