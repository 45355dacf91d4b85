package io.beckon.core.model;

/** What a trigger does that meets a running journey. */
public enum WhileInside {
  /** Nothing but a record. The default. */
  IGNORE,
  /** The journey begins anew. */
  RESTART
}
