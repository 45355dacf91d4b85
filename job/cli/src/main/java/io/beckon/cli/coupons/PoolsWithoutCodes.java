package io.beckon.cli.coupons;

import io.beckon.cli.brokers.Brokers;
import io.beckon.coupon.kafka.CouponsUnavailableException;
import io.beckon.coupon.pool.Pools;
import io.beckon.template.MessageTemplate;
import java.util.ArrayList;
import java.util.List;

/** Templates that ask for a coupon code where there is none: their messages would wait. */
public final class PoolsWithoutCodes {

  private PoolsWithoutCodes() {}

  /**
   * A sentence for each template and pool.
   *
   * @param topic of the pools
   */
  public static List<String> among(List<MessageTemplate> templates, Brokers brokers, String topic) {
    List<String> sentences = new ArrayList<>();
    if (templates.stream().allMatch(template -> template.couponPools().isEmpty())) {
      return sentences;
    }
    Pools pools;
    try {
      pools = CouponsTopic.of(brokers, topic).read();
    } catch (CouponsUnavailableException e) {
      return List.of("The templates ask for coupon codes. " + e.getMessage() + ".");
    }
    for (MessageTemplate template : templates) {
      for (String pool : template.couponPools()) {
        if (pools.standing(pool).free() == 0) {
          sentences.add(
              "The template %s asks for a code of the pool %s, which has none: beckon coupons load"
                      .formatted(template.name(), pool)
                  + " "
                  + pool
                  + " FILE");
        }
      }
    }
    return sentences;
  }
}
