package io.beckon.delivery.attempt;

import io.beckon.delivery.coupon.Coupons;
import io.beckon.schemas.SendCommand;

/** The ways that one worker has. */
public interface Routes extends AutoCloseable {

  /** Where a command goes. */
  Route of(SendCommand command);

  /** What messages on these ways take their coupon codes from. */
  default Coupons coupons() {
    return Coupons.NONE;
  }

  /** Cuts what is under way; who waits for an answer gets none. */
  @Override
  void close();
}
