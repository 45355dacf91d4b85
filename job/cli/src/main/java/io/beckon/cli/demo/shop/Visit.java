package io.beckon.cli.demo.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What a shopper does from coming in to leaving. */
final class Visit {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long CART_LIFETIME = Duration.ofDays(4).toMillis();

  private static final double FILLS_CART = 0.42;
  private static final double ORDERS_AT_ONCE = 0.45;
  private static final double COMES_BACK_FOR_IT = 0.4;
  private static final double EMPTIES_CART = 0.08;
  private static final double SETS_UP = 0.5;
  private static final double CLOSES_ACCOUNT = 0.3;
  private static final double OFFLINE = 0.03;

  /** Of the phones that are offline: those that hand over so late that it starts nothing. */
  private static final double FOR_DAYS = 0.15;

  private static final double RETRIED = 0.01;

  private static final String[] PAGES = {"Home", "Sale", "New in", "Garden", "Kitchen", "Bedroom"};

  private final Shopper shopper;
  private final Random random;
  private final Prices prices;
  private final List<ShopRecord> records = new ArrayList<>();
  private long clock;
  private boolean comesBack;

  private Visit(Shopper shopper, long start, Prices prices) {
    this.shopper = shopper;
    this.random = shopper.random();
    this.clock = start;
    this.prices = prices;
  }

  /** What a visit leaves behind. */
  record Outcome(List<ShopRecord> records, boolean comesBackForCart, long end) {}

  /** An ordinary visit. */
  static Outcome browse(Shopper shopper, long start, Prices prices) {
    Visit visit = new Visit(shopper, start, prices);
    visit.lookAround();
    if (visit.chance(FILLS_CART)) {
      visit.fillCart();
      if (visit.chance(ORDERS_AT_ONCE)) {
        visit.checkOut();
      } else {
        visit.thinkAgain();
      }
    }
    return visit.end();
  }

  /** One to buy what was left in the cart. */
  static Outcome buyWhatWasLeft(Shopper shopper, long start, Prices prices) {
    Visit visit = new Visit(shopper, start, prices);
    visit.page("Cart");
    if (shopper.hasCart()) {
      visit.checkOut();
    }
    return visit.end();
  }

  /** The last one. */
  static Outcome goAway(Shopper shopper, long start, Prices prices) {
    Visit visit = new Visit(shopper, start, prices);
    visit.page("Account");
    if (visit.chance(CLOSES_ACCOUNT)) {
      visit.track("account_closed", Map.of());
    }
    return visit.end();
  }

  /** The first one, of somebody new. */
  static Outcome signUp(Shopper shopper, long start, Prices prices) {
    Visit visit = new Visit(shopper, start, prices);
    visit.page("Home");
    visit.add(ShopEvent.Type.IDENTIFY, "", shopper.traits());
    visit.track("signed_up", Map.of("source", visit.chance(0.5) ? "newsletter" : "shop"));
    if (visit.chance(SETS_UP)) {
      visit.track("setup_done", Map.of());
    }
    visit.lookAround();
    if (visit.chance(FILLS_CART)) {
      visit.fillCart();
      visit.checkOut();
    }
    return visit.end();
  }

  private void lookAround() {
    page(PAGES[random.nextInt(PAGES.length)]);
    int looks = 1 + random.nextInt(4);
    for (int i = 0; i < looks; i++) {
      track("product_viewed", Prices.label(product()));
    }
    if (chance(0.04)) {
      track("support_ticket_opened", Map.of("about", "delivery"));
    }
  }

  private void fillCart() {
    int items = 1 + random.nextInt(3);
    for (int i = 0; i < items; i++) {
      pass(2 * MINUTE);
      track("cart_item_added", shopper.fill(product(), clock, CART_LIFETIME));
    }
  }

  private void thinkAgain() {
    if (chance(EMPTIES_CART)) {
      track("cart_emptied", shopper.emptyCart());
    } else {
      comesBack = chance(COMES_BACK_FOR_IT);
    }
  }

  private void checkOut() {
    pass(6 * MINUTE);
    track("checkout_started", Map.of());
    pass(4 * MINUTE);
    track("order_placed", shopper.order());
  }

  /** A phone that is offline hands everything over at once, later. */
  private Outcome end() {
    if (chance(OFFLINE)) {
      long away = chance(FOR_DAYS) ? 25 * 60 + random.nextInt(20 * 60) : 5 + random.nextInt(115);
      long upload = clock + away * MINUTE;
      records.replaceAll(one -> one instanceof ShopEvent event ? event.taken(upload) : one);
    }
    for (ShopRecord one : List.copyOf(records)) {
      if (chance(RETRIED)) {
        records.add(retried((ShopEvent) one));
      }
    }
    return new Outcome(List.copyOf(records), comesBack, clock);
  }

  private ShopEvent retried(ShopEvent event) {
    return event.taken(event.logTime() + 500 + random.nextInt(3_000));
  }

  private void page(String name) {
    pass(MINUTE / 2);
    add(
        ShopEvent.Type.PAGE,
        name,
        Map.of("path", '/' + name.toLowerCase(Locale.ROOT).replace(' ', '-')));
  }

  private void track(String name, Map<String, Object> properties) {
    pass(MINUTE);
    add(ShopEvent.Type.TRACK, name, properties);
  }

  private void add(ShopEvent.Type type, String name, Map<String, Object> properties) {
    records.add(
        new ShopEvent(
            type, name, shopper.userId(), shopper.nextMessageId(), clock, clock, properties));
  }

  /** Some time passes: at least a second, about as long as said. */
  private void pass(long about) {
    clock += 1_000 + (long) (random.nextDouble() * 2 * about);
  }

  private Product product() {
    return prices.now(Product.RANGE.get(random.nextInt(Product.RANGE.size())));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}
