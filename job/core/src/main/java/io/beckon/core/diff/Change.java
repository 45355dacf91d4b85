package io.beckon.core.diff;

/** What is another in the second run, of one message of a step to a user. */
public sealed interface Change {

  String user();

  String step();

  /** The instant by which changes are told in order: {@code S}, epoch milliseconds of log time. */
  long at();

  /** A message that is sent only in the second run. */
  record Gained(String user, String step, long at) implements Change {}

  /** A message that is sent only in the first run. */
  record Lost(String user, String step, long at) implements Change {}

  /**
   * A message that both send, each at an instant of its own.
   *
   * @param at in the first run
   * @param to in the second one
   */
  record Moved(String user, String step, long at, long to) implements Change {}
}
