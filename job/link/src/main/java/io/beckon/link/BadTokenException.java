package io.beckon.link;

/** Why a token is not taken. Its message repeats nothing of the token. */
public final class BadTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Fault {
    /** Longer than any that was made. */
    TOO_LONG("is longer than a token"),
    /** Not the letters of a token, or too few of them. */
    MALFORMED("is no token, or a part of one"),
    /** Sealed with a key that is not in the ring: taken out of it, or somebody else's. */
    UNKNOWN_KEY("is sealed with a key that is not in the ring"),
    /** Not sealed by us as it stands. */
    FORGED("is not sealed by us as it stands"),
    /** Sealed by us, by a later version that knows more kinds. */
    UNKNOWN_KIND("is of a kind that is not known here");

    private final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  private final Fault fault;

  BadTokenException(Fault fault) {
    // Thrown for whatever a stranger sends: no stack trace, which nobody would read.
    super("The token " + fault.words, null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
