package io.beckon.core.guard;

/**
 * What a guard rail says of a message.
 *
 * @param kind what becomes of it
 * @param reason why, in a few words of the author's: {@code suppressed: bounce}; empty where it
 *     passes
 * @param until log time, epoch milliseconds: when it is asked again; of one that is put off
 */
public record Verdict(Kind kind, String reason, long until) {

  public enum Kind {
    PASSED,
    /** It is left out, and the journey goes on. */
    DROPPED,
    /** It stays where it is, and is asked everything again. */
    PUT_OFF,
    /** The same, while its campaign is held: that is told once, and not at each try. */
    PAUSED
  }

  static final Verdict PASSED = new Verdict(Kind.PASSED, "", 0);

  static Verdict dropped(String reason) {
    return new Verdict(Kind.DROPPED, reason, 0);
  }

  /** Until an instant later than now. */
  public static Verdict putOff(String reason, long until) {
    return new Verdict(Kind.PUT_OFF, reason, until);
  }

  /** While the campaign is held; asked again at an instant later than now. */
  static Verdict paused(String reason, long until) {
    return new Verdict(Kind.PAUSED, reason, until);
  }

  public boolean hasPassed() {
    return kind == Kind.PASSED;
  }
}
