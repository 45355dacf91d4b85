package io.beckon.core.effect;

/** What was decided, for a journey record. Names are part of the contract. */
public enum Decision {
  /** A trigger began a journey. */
  ENTERED,
  /** A trigger met a journey that runs. */
  ALREADY_INSIDE,
  /** A trigger began the running journey anew. */
  RESTARTED,
  /** The audience did not let the user in. */
  NOT_QUALIFIED,
  /** A trigger was refused for another reason: frequency, a bound, no value of {@code per}. */
  REFUSED,
  /** The journey waits until its next deadline. */
  WAITING,
  /** A send command was put out. */
  SENT,
  /** The step's own {@code when} left it out. */
  SKIPPED,
  /** A guard rail held a message back. */
  HELD_BACK,
  /** The goal was met. */
  GOAL,
  /** The journey ended before its last step. */
  EXITED,
  /** The journey passed its last step. */
  COMPLETED
}
