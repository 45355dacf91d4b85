package io.beckon.delivery.decide;

/** What to do with a command next. */
public sealed interface Verdict {

  /** Try to deliver it, as soon as its lane lets it. */
  record Attempt() implements Verdict {}

  /**
   * Look at it again later.
   *
   * @param until epoch milliseconds
   * @param progress as it now stands
   */
  record Wait(long until, Progress progress) implements Verdict {}

  /** Keep it until what holds it lets it go. */
  record Park(Progress progress) implements Verdict {}

  /**
   * It is over.
   *
   * @param end how
   * @param code of the answer that decided it; 0 for none
   * @param reason in a word; empty where the end says it all
   * @param text what is wrong, for people; may be empty
   */
  record Finish(End end, int code, String reason, String text) implements Verdict {

    /** The reason of what was refused since there is nobody at the address. */
    private static final String NOBODY = "nobody_there";

    /** What was refused. */
    static Finish refused(Outcome.Refused refused) {
      String reason = refused.fault() == Outcome.Fault.ADDRESS ? NOBODY : "";
      return new Finish(End.REFUSED, refused.code(), reason, "");
    }

    /** Whether it was refused since there is nobody at the address. */
    public boolean isNobodyThere() {
      return end == End.REFUSED && reason.equals(NOBODY);
    }

    Finish(End end, String reason) {
      this(end, 0, reason, "");
    }
  }
}
