package io.beckon.delivery.options;

import static io.beckon.runtime.options.Bounds.between;
import static io.beckon.runtime.options.OptionType.COUNT;
import static io.beckon.runtime.options.OptionType.TEXT;

import io.beckon.coupon.pool.CouponBounds;
import io.beckon.runtime.options.Option;

/** What can be set about coupon codes. */
public final class CouponOptions {

  public static final Option<String> TOPIC =
      Option.of(
          "topic.coupons",
          TEXT,
          DeliveryOptions.NONE,
          "Pools of coupon codes, and who has which: one partition, cleanup.policy=delete,"
              + " retention.ms=-1. None where no template asks for a code; one that does ends as"
              + " no_coupon then.");

  public static final Option<Integer> LOW =
      Option.of(
              "coupons.low",
              COUNT,
              "1000",
              "A pool with fewer free codes than this is told to ops; 0 for never.")
          .checked(between(0, CouponBounds.MOST_CODES));

  private CouponOptions() {}
}
