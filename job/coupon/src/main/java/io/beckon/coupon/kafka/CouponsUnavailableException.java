package io.beckon.coupon.kafka;

import java.io.IOException;

/** The log of the pools cannot be read or written. Names no code. */
public final class CouponsUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  public CouponsUnavailableException(String message) {
    super(message);
  }

  public CouponsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
