package io.beckon.cli.demo.machine;

/** Why the demo cannot go on, in one sentence for whoever watches it. */
public final class DemoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DemoFailure(String sentence) {
    super(sentence);
  }

  public DemoFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
