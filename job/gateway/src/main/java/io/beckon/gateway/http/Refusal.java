package io.beckon.gateway.http;

/** A request that is not taken, and why, in words for whoever made it. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Seconds after which to try again, where that helps at all. */
  private static final int SOON = 5;

  private final int status;
  private final int retryAfter;

  private Refusal(int status, int retryAfter, String reason) {
    // Thrown for whatever a stranger sends: no stack trace, which nobody would read.
    super(reason, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** It is wrong, and stays wrong. */
  public static Refusal of(int status, String reason) {
    return new Refusal(status, 0, reason);
  }

  public static Refusal tooOften(String reason) {
    return new Refusal(429, 1, reason);
  }

  public static Refusal unavailable() {
    return new Refusal(503, SOON, "The event log is not available; nothing is lost, try again");
  }

  public int status() {
    return status;
  }

  /** Zero where trying again is of no use. */
  public int retryAfter() {
    return retryAfter;
  }
}
