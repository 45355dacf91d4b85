package io.beckon.core.json;

/** Why a text is not taken as JSON. Its message never repeats the text, which may be personal. */
public final class JsonException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of thing is wrong. */
  public enum Fault {
    /** Not JSON, or not an object. */
    SYNTAX,
    /** Not UTF-8, or half of a surrogate pair. */
    TEXT,
    /** A number beyond the range of double. */
    NUMBER,
    /** Nested deeper than {@link JsonReader#MAX_DEPTH}. */
    DEPTH,
    /** More values than {@link JsonReader#MAX_VALUES}. */
    VALUES,
    /** A name longer than {@link JsonReader#MAX_NAME}. */
    NAME
  }

  private final Fault fault;

  JsonException(Fault fault, String message) {
    // Thrown for each bad record of a topic: no stack trace, which nobody would read.
    super(message, null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
