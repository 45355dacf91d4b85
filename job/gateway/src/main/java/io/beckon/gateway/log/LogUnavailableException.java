package io.beckon.gateway.log;

/** The log has not taken all of what it was given: try again. */
public final class LogUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogUnavailableException(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /** For logs that are none of Kafka's. */
  public LogUnavailableException(String message) {
    this(message, null);
  }
}
