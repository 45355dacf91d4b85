package io.beckon.delivery.render;

import io.beckon.delivery.coupon.Coupons;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.RenderedMessage;

/** Makes a message of a command. Called by many threads at once. */
@FunctionalInterface
public interface Renderer {

  /**
   * The message.
   *
   * @param links the addresses that only delivery knows
   * @throws NoMessageException where there is none for this command
   * @throws NotKnownYetException where it is not known yet what it is made of
   * @throws Coupons.NoCouponException where there is none yet, for want of a code
   */
  RenderedMessage render(SendCommand command, Links links)
      throws NoMessageException,
          NotKnownYetException,
          Coupons.NoCouponException,
          InterruptedException;

  /** A version may have been published that is not known here yet. */
  final class NotKnownYetException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** There is no message for a command; says nothing personal. */
  final class NoMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public NoMessageException(String reason, String message) {
      super(message);
      this.reason = reason;
    }

    /** In a word: no_template, too_large. */
    public String reason() {
      return reason;
    }
  }
}
