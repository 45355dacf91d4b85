package io.beckon.core.model;

/** From which moment of its own journey a clause asks. */
public enum Since {
  /** The journey's start: what happened after its trigger. */
  START,
  /** The last message that the journey decided to send; before any, the start. */
  LAST_SEND
}
