package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A thing gets cheaper: a letter at once for everybody who looked at it less than two days before
 * and saw a higher price the last time, unless the account is closed.
 */
final class PriceDropOracle implements CampaignOracle {

  private static final long WITHIN = Duration.ofDays(2).toMillis();

  private final List<ShopEvent> drops;

  /**
   * Knows the drops.
   *
   * @param drops of any thing's price, in the order of the log
   */
  PriceDropOracle(List<ShopEvent> drops) {
    this.drops = drops;
  }

  @Override
  public List<ExpectedSend> sends(UserLog log) {
    List<ExpectedSend> sends = new ArrayList<>();
    for (ShopEvent drop : drops) {
      boolean cheaper =
          look(log, drop).filter(look -> price(drop) < price(look)).isPresent()
              && !log.did("account_closed", Long.MIN_VALUE, log.placeOf(drop.logTime() + 1));
      if (cheaper && log.reaches(drop.logTime())) {
        sends.add(
            new ExpectedSend(
                log.userId(), "price-drop", "cheaper-now", drop.time(), drop.logTime()));
      }
    }
    return sends;
  }

  /** The last look at the thing that the log knew of when its price dropped, if it still counts. */
  static Optional<ShopEvent> look(UserLog log, ShopEvent drop) {
    ShopEvent last = null;
    int behind = log.placeOf(drop.logTime() + 1);
    for (int place = 0; place < behind; place++) {
      ShopEvent event = log.at(place);
      if (event.name().equals("product_viewed")
          && event.properties().get("product_id").equals(drop.properties().get("product_id"))
          && (last == null || event.time() > last.time())) {
        last = event;
      }
    }
    return Optional.ofNullable(last).filter(look -> look.time() > drop.time() - WITHIN);
  }

  private static double price(ShopEvent event) {
    return (double) event.properties().get("price");
  }
}
