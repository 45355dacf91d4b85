package io.beckon.core.expression;

/** The names an expression may begin with; which of them exist depends on where it stands. */
public enum Root {
  /** Properties of the event that is being looked at. */
  EVENT("event"),
  /** Properties of the event that started the journey. */
  TRIGGER("trigger"),
  /** What is known of the user. */
  PROFILE("profile"),
  /** Values that the journey set on its way. */
  JOURNEY("journey"),
  /** Events that a sequence has matched, by the names of its steps. */
  MATCHED("matched");

  private final String word;

  Root(String word) {
    this.word = word;
  }

  /** As it is written in a campaign file. */
  public String word() {
    return word;
  }
}
