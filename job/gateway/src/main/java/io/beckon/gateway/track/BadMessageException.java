package io.beckon.gateway.track;

/** What is wrong with a message, without a value of it. */
public final class BadMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  BadMessageException(String reason) {
    super(reason, null, false, false);
  }
}
