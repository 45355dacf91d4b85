package io.beckon.core.event;

/** Leaves the reading of a record where it turns out not to be an event. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  RefusedException(RefusalReason reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
  }

  Decoded.Refused refused() {
    return new Decoded.Refused(reason, getMessage());
  }
}
