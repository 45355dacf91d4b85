package io.beckon.delivery.decide;

/**
 * What one attempt came to. Nothing of what a server says in words is kept: it repeats addresses.
 */
public sealed interface Outcome {

  /** Whether nobody but us had to do with it: it says nothing about a receiver. */
  default boolean isInTheHouse() {
    return this instanceof Withheld
        || this instanceof Unwritten
        || this instanceof Unread
        || this instanceof Unready
        || this instanceof Unfit;
  }

  /** Whose fault it is where an attempt failed that may succeed later. */
  enum Scope {
    /** Of this message alone. */
    MESSAGE,
    /** Of the domain or the destination: others of the lane would fare alike. */
    LANE,
    /** Of the server that all mail goes through. */
    RELAY
  }

  /**
   * The receiver took it.
   *
   * @param code of SMTP or HTTP
   */
  record Accepted(int code) implements Outcome {}

  /** What is wrong where a message was refused for good. */
  enum Fault {
    /** There is nobody at the address: nothing will ever get there. */
    ADDRESS,
    /** This message was not wanted; another may be. */
    MESSAGE,
    /** The server does not take mail of ours: others would fare alike. */
    SENDER
  }

  /**
   * The receiver refused it for good.
   *
   * @param code of SMTP or HTTP
   */
  record Refused(int code, Fault fault) implements Outcome {
    /** Of one that says nothing about its address. */
    public Refused(int code) {
      this(code, Fault.MESSAGE);
    }
  }

  /**
   * It was not taken, for now.
   *
   * @param scope who else would fare alike
   * @param code of SMTP or HTTP; 0 where there was no answer
   * @param reason in a word: timeout, connection, login
   * @param retryAfter milliseconds that the receiver asked to be left alone for; 0 for none
   */
  record Deferred(Scope scope, int code, String reason, long retryAfter) implements Outcome {}

  /**
   * It was handed over, and no answer came.
   *
   * @param reason in a word: timeout, connection
   */
  record Unanswered(String reason) implements Outcome {}

  /** The go-ahead was refused: it had been called back, was held, or its time was over. */
  record Withheld() implements Outcome {}

  /**
   * The go-ahead could not be given: the ledger could not be written. Nothing was handed over, and
   * it is nobody's fault: it counts as no attempt.
   */
  record Unwritten() implements Outcome {}

  /** What the message is made of may not have been read yet. It counts as no attempt. */
  record Unread() implements Outcome {}

  /**
   * The message cannot be made yet: something that goes into it is not there. Nothing was handed
   * over, and it counts as no attempt.
   *
   * @param reason in a word: no_coupon, coupons_away
   */
  record Unready(String reason) implements Outcome {}

  /**
   * Nothing can be handed over.
   *
   * @param reason in a word: no_address, bad_template
   * @param text what is wrong, for people; nothing personal
   */
  record Unfit(String reason, String text) implements Outcome {}
}
