package io.beckon.core.model;

/** What a campaign's messages are to the user: asked for, or part of a deal. */
public enum Category {
  /** Asks for consent and counts against caps. The default. */
  MARKETING,
  /** Passes consent, topics, quiet hours and caps. */
  TRANSACTIONAL
}
