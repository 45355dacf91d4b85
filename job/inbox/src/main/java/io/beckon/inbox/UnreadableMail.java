package io.beckon.inbox;

/** What arrived is no mail. */
public final class UnreadableMail extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableMail(Throwable cause) {
    super("This is no mail that can be shown", cause);
  }
}
