package io.beckon.cli.demo.act;

/** What was read back is not what the act is there to show. */
public final class ActFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ActFailed(String sentence) {
    super(sentence);
  }
}
