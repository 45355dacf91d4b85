package io.beckon.cli.demo.words;

/** What became of a command, as one would say it. */
public final class EndWords {

  private EndWords() {}

  /**
   * In a word or four.
   *
   * @param end the ledger's word for it, with a reason where there is one
   */
  public static String of(String end) {
    return end.equals("cancelled") ? "called back in time" : end.replace('_', ' ');
  }
}
