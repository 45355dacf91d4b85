package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Act;
import io.beckon.cli.demo.view.Scene;
import io.beckon.cli.demo.view.Scene.Story;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps what is said for the next frame; a key ends a pause. Thread-safe. */
final class LiveNarrator implements Narrator {

  private static final Duration SHORT = Duration.ofSeconds(10);

  private String title = "";
  private String text = "";
  private boolean why;
  private char key;
  private boolean pausing;
  private Scene.Board board = Scene.Board.NONE;

  /** What the key does, where the watcher should know it; else empty. */
  private String keyDoes = "";

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
    board = Scene.Board.NONE;
  }

  synchronized Story story() {
    return new Story(
        title, keyDoes.isEmpty() ? text : text + " Press " + key + " to " + keyDoes + ".");
  }

  synchronized boolean why() {
    return why;
  }

  synchronized Scene.Board board() {
    return board;
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
  public synchronized void show(String heading, List<String> lines) {
    board = new Scene.Board(heading, List.copyOf(lines));
  }

  @Override
  public synchronized void pause(Duration atMost) throws InterruptedException {
    invite(atMost.compareTo(SHORT) > 0 ? "go on" : "", atMost, () -> false);
  }

  @Override
  public synchronized boolean invite(String what, Duration atMost, BooleanSupplier seen)
      throws InterruptedException {
    pausing = true;
    keyDoes = what;
    long end = System.nanoTime() + atMost.toNanos();
    boolean done = seen.getAsBoolean();
    while (pausing && !done && System.nanoTime() < end) {
      wait(100);
      done = seen.getAsBoolean();
    }
    boolean pressed = !pausing;
    pausing = false;
    keyDoes = "";
    return pressed;
  }
}
