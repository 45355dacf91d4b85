package io.beckon.core.executable;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A compiled clause. A pure function of the situation; it knows until when its answer holds, so
 * that nobody ever has to poll.
 */
public interface ExecutableClause {

  /** Time alone never changes the answer. */
  long FOR_EVER = Long.MAX_VALUE;

  /** The answer now. */
  boolean holds(Situation situation);

  /**
   * The first instant after now at which time alone may turn the answer; never one at or before
   * now. Until then only what becomes known can change it. May be early, never late.
   */
  long holdsUntil(Situation situation);

  /** Adds what was read, by what was asked, in words for a journey record. */
  void explain(Situation situation, Map<String, String> values);

  /** Names what the answer depends on. */
  void dependsOn(Dependencies dependencies);

  /** Collects what a clause depends on. */
  interface Dependencies {
    void history(Tally tally);

    void profile();

    /**
     * History of which less matters than is kept: the answer turns when it should where this much
     * of it is known.
     *
     * @param needed in milliseconds
     */
    default void history(Tally tally, long needed) {
      history(tally);
    }

    /**
     * History of what became of a message, which begins when the message is first sent.
     *
     * @param message name of the template, or id of the send step
     */
    default void message(String message, Tally tally) {
      history(tally);
    }
  }

  /** A collector that cares for history alone. */
  static Dependencies tallies(Consumer<Tally> take) {
    return new Dependencies() {
      @Override
      public void history(Tally tally) {
        take.accept(tally);
      }

      @Override
      public void profile() {
        // Not asked for.
      }
    };
  }
}
