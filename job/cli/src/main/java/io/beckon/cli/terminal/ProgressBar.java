package io.beckon.cli.terminal;

/** A bar on a terminal that says how far something is; silent elsewhere. */
public final class ProgressBar implements AutoCloseable {

  private static final int WIDTH = 30;

  /** Nobody sees more steps than this. */
  private static final int STEPS = 200;

  private final Console console;
  private final String what;
  private int shown = -1;

  /**
   * One that is not seen before {@link #show}.
   *
   * @param what is done, for people: stands in front of the bar
   */
  public ProgressBar(String what, Console console) {
    this.what = what;
    this.console = console;
  }

  /**
   * Shows it.
   *
   * @param done from 0 to 1
   */
  public void show(double done) {
    int step = (int) (Math.min(1, done) * STEPS);
    if (console.errIsTerminal() && step != shown) {
      shown = step;
      int filled = step * WIDTH / STEPS;
      console
          .err()
          .printf(
              "\r%s [%s%s] %3d %%",
              what, "=".repeat(filled), " ".repeat(WIDTH - filled), step * 100 / STEPS);
      console.err().flush();
    }
  }

  /** Removes it. */
  @Override
  public void close() {
    if (shown >= 0) {
      console.err().print("\r" + " ".repeat(what.length() + WIDTH + 10) + "\r");
      console.err().flush();
    }
  }
}
