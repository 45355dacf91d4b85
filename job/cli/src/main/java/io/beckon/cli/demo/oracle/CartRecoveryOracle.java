package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An item of 20 or more in a cart, and no order in the last day: reminders after 1 h, 24 h and 72
 * h, each only if there still was no order in the day before it, the second one only without a
 * support ticket in the day before it. Ordering or emptying this cart ends it; while it runs, more
 * items change nothing. Since it was edited it is the whole cart that must be worth 60 or more, and
 * an order counts for half a day only; a cart that was left before goes on as it began.
 */
final class CartRecoveryOracle implements CampaignOracle {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long OFFER_EXPIRES = 6 * HOUR;
  private static final Terms FIRST = new Terms("price", 20, DAY);
  private static final Terms EDITED = new Terms("total", 60, DAY / 2);

  /**
   * What an edit changes: which property of an item must be how much, and how long an order lasts.
   */
  private record Terms(String property, double least, long quiet) {}

  private final OptionalLong edited;

  /**
   * Knows when the campaign was edited.
   *
   * @param edited from which instant of log time on the edited version is in force; empty for never
   */
  CartRecoveryOracle(OptionalLong edited) {
    this.edited = edited;
  }

  @Override
  public List<ExpectedSend> sends(UserLog log) {
    List<ExpectedSend> sends = new ArrayList<>();
    Map<Object, Integer> overAt = new HashMap<>();
    for (int place = 0; place < log.size(); place++) {
      ShopEvent item = log.at(place);
      Object cart = item.properties().get("cart_id");
      if (log.starts(place, "cart_item_added")
          && (double) item.properties().get(terms(item).property()) >= terms(item).least()
          && place >= overAt.getOrDefault(cart, 0)
          && !log.did("order_placed", item.logTime() - terms(item).quiet(), place)) {
        overAt.put(cart, journey(log, place, terms(item).quiet(), sends));
      }
    }
    return sends;
  }

  /** Those in force when the log took the item; the journey keeps them. */
  private Terms terms(ShopEvent item) {
    return edited.isPresent() && item.logTime() >= edited.getAsLong() ? EDITED : FIRST;
  }

  /** Follows one cart, and says from which place on it is free to begin anew. */
  private static int journey(UserLog log, int start, long quiet, List<ExpectedSend> sends) {
    ShopEvent item = log.at(start);
    Object cart = item.properties().get("cart_id");
    int ended = log.next(start, event -> endsCart(event, cart));
    long first = item.time() + HOUR;
    long second = item.time() + DAY;
    long third = item.time() + 3 * DAY;
    long firstDecided = Math.max(first, item.logTime()) + GRACE;
    long secondDecided = Math.max(second + GRACE, firstDecided);
    long thirdDecided = Math.max(third + GRACE, secondDecided);

    int place = log.placeOf(firstDecided);
    if (place > ended || !log.reaches(firstDecided)) {
      return ended;
    }
    if (log.did("order_placed", first - quiet, place)) {
      return place;
    }
    sends.add(send(log, "cart-first", first, firstDecided));

    place = log.placeOf(secondDecided);
    if (place > ended || !log.reaches(secondDecided)) {
      return ended;
    }
    if (!log.did("support_ticket_opened", second - DAY, place)) {
      if (log.did("order_placed", second - quiet, place)) {
        return place;
      }
      sends.add(send(log, "cart-second", second, secondDecided));
    }

    place = log.placeOf(thirdDecided);
    if (place > ended || !log.reaches(thirdDecided)) {
      return ended;
    }
    if (!log.did("order_placed", third - quiet, place) && thirdDecided - third <= OFFER_EXPIRES) {
      sends.add(send(log, "cart-offer", third, thirdDecided));
    }
    return place;
  }

  private static boolean endsCart(ShopEvent event, Object cart) {
    return (event.name().equals("order_placed") || event.name().equals("cart_emptied"))
        && cart.equals(event.properties().get("cart_id"));
  }

  private static ExpectedSend send(UserLog log, String step, long due, long decided) {
    return new ExpectedSend(log.userId(), "cart-recovery", step, due, decided);
  }
}
