package io.beckon.core.state;

/** The parts of a user's entry. What every decision needs is apart from what is large or rare. */
public enum Part {
  /** Clock, journeys, marks and wake-ups: read and written with every event that matters. */
  AGENDA,
  /** What is known of the user. */
  PROFILE,
  /** Message ids of the last two days, to recognise a producer's retry. */
  MESSAGES,
  /** Events of the last minutes, for waits that look back. */
  RECENT,
  /** Consent, suppressions and what went out lately: asked when a message is to go out. */
  CONTACT,
  /** What the user did, one row an event name. */
  HISTORY,
  /** Sequences that the user has begun, one row a campaign and trigger. */
  SEQUENCES;

  /** Whether it has rows, each read and written by itself. */
  public boolean hasRows() {
    return this == HISTORY || this == SEQUENCES;
  }
}
