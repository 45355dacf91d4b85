package io.beckon.cli.terminal;

/** What a command could not do, in one sentence for whoever called it. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Exit code 1. */
  public Failure(String sentence) {
    this(sentence, null);
  }

  /** Exit code 1; the cause is seen where somebody looks for it. */
  public Failure(String sentence, Throwable cause) {
    this(sentence, cause, 1);
  }

  private Failure(String sentence, Throwable cause, int exitCode) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** The command line speaks of something that is not there. */
  public static Failure ofUsage(String sentence) {
    return new Failure(sentence, null, 2);
  }

  /** Of the process: 1, or 2 for a command line that makes no sense. */
  public int exitCode() {
    return exitCode;
  }
}
