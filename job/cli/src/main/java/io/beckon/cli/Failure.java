package io.beckon.cli;

/** What a command could not do, in one sentence for whoever called it. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Failure(String sentence) {
    this(sentence, null);
  }

  Failure(String sentence, Throwable cause) {
    this(sentence, cause, 1);
  }

  private Failure(String sentence, Throwable cause, int exitCode) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** The command line speaks of something that is not there. */
  static Failure ofUsage(String sentence) {
    return new Failure(sentence, null, 2);
  }

  int exitCode() {
    return exitCode;
  }
}
