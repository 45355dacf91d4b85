package io.beckon.coupon.pool;

/** What the log can say about a pool. Names no code when it is printed. */
public sealed interface CouponEntry {

  /** Name of the pool. */
  String pool();

  /** A code is put behind the free ones; one that was ever in the pool changes nothing. */
  record Code(String pool, String code) implements CouponEntry {
    @Override
    public String toString() {
      return "a code of " + pool;
    }
  }

  /** A command gets the first free code, unless it has one; where none is free it gets nothing. */
  record Claim(String pool, String commandId) implements CouponEntry {}

  /** A command's code goes behind the free ones; where it has none nothing changes. */
  record Release(String pool, String commandId) implements CouponEntry {}
}
