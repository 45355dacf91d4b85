package io.beckon.delivery.decide;

import java.util.Locale;

/** What can become of a command in the end. Each command comes to one of these, once. */
public enum End {
  /** The receiver took it. */
  ACCEPTED,
  /** The receiver refused it for good. */
  REFUSED,
  /** It was called back before it was handed over. */
  CANCELLED,
  /** Its time was over before it was first tried. */
  EXPIRED,
  /** It was tried, never taken, and its time or our patience is over. */
  GIVEN_UP,
  /** It was handed over, no answer came, and it is not repeated. */
  UNKNOWN,
  /** There is no address, or no message could be made of it. */
  UNDELIVERABLE;

  /**
   * Whether it is certain that nobody was shown the message, or that who was refused it. What is
   * repeated where nobody knows may have been taken by an attempt that nobody heard of.
   *
   * @param repeatable whether it was handed over again after an attempt without an answer
   */
  public boolean isSurelyNotTaken(boolean repeatable) {
    return switch (this) {
      case ACCEPTED, UNKNOWN -> false;
      case REFUSED, CANCELLED, EXPIRED, GIVEN_UP, UNDELIVERABLE -> !repeatable;
    };
  }

  /** As records and metrics have it: {@code given_up}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
