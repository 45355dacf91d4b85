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
  /** What a wait waited for has happened. */
  ANSWERED,
  /** Time ended a wait before what it waited for. */
  TIMED_OUT,
  /** A branch took one of its ways. */
  BRANCHED,
  /** A split took one of its variants. */
  SPLIT,
  /** Values of the user or of the journey were set. */
  SET,
  /** An event was put into the log. */
  EMITTED,
  /** What the user is subscribed to was changed. */
  SUBSCRIPTION,
  /** A send command was put out. */
  SENT,
  /** All but sent: the user is of the control group. */
  GHOST,
  /** A guard rail put a message off until later. */
  PUT_OFF,
  /** The step's own {@code when} left it out. */
  SKIPPED,
  /** A guard rail held a message back. */
  HELD_BACK,
  /** A message that was sent is not to be delivered any more, unless it has been by then. */
  CALLED_BACK,
  /** The goal was met. */
  GOAL,
  /** The journey ended before its last step. */
  EXITED,
  /** The journey passed its last step. */
  COMPLETED,
  /** The journey goes on in another version of its campaign. */
  MOVED,
  /** Another version takes force, and the journey cannot go on there: it finishes its own. */
  STAYED,
  /** Another version, or the end of the campaign, ended the journey. */
  STOPPED,
  /** The campaign went beyond its limit over all users, and was paused. */
  BRAKED
}
