package io.beckon.template;

/**
 * A message that cannot be made for this recipient, while it may well be for the next one. Says
 * nothing of the recipient: neither a value nor a name out of the data.
 */
public final class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of thing is wrong. */
  public enum Reason {
    /** The message, or a value in it, is larger than a message may be. */
    TOO_LARGE,
    /** It loops or computes more than a message may. */
    TOO_MUCH_WORK,
    /** A filter cannot take what it is given. */
    BAD_VALUE,
    /** There is no code from a pool that the template asks for. */
    NO_COUPON,
    /** The template asks for a link that it is not given. */
    NO_LINK,
    /** A varied part of the campaign is no template. */
    BAD_VARIANT,
    /** A header, such as the sender, is empty. */
    EMPTY_HEADER
  }

  private final Reason reason;

  public RenderException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
