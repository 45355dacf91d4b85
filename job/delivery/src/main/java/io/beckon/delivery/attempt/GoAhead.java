package io.beckon.delivery.attempt;

/**
 * The last word before a message is handed over, and the point of no return: asked once, when all
 * that can fail without harm has been done. Whoever hears {@link Answer#GO} hands over at once.
 */
@FunctionalInterface
public interface GoAhead {

  /** What is said. */
  enum Answer {
    /** It stands in the ledger that the message may have been handed over. */
    GO,
    /** It was called back, is held, or its time is over. */
    WITHHELD,
    /** The ledger could not be written in time. */
    UNWRITTEN
  }

  /**
   * Says that the answer will be asked for soon, so that the ledger is written while the other side
   * thinks. From here on a failure of ours may leave the message as one that perhaps was handed
   * over. May be left out.
   */
  default void begin() {}

  /** Asks; may take as long as the ledger needs. */
  Answer ask() throws InterruptedException;
}
