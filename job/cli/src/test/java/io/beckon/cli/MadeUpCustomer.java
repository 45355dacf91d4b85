package io.beckon.cli;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A year of one customer of a made-up shop: visits, carts, orders, a trial, and what follows. */
public final class MadeUpCustomer {

  static final long BEGIN = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  static final long END = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final String id;
  private final SplittableRandom random;
  private final List<LoggedEvent> log = new ArrayList<>();

  private MadeUpCustomer(int number) {
    id = "user-" + number;
    random = new SplittableRandom(number);
  }

  /** The same one for the same number, in the order of log time. */
  public static List<LoggedEvent> year(int number) {
    MadeUpCustomer customer = new MadeUpCustomer(number);
    customer.live();
    customer.log.sort(Comparator.comparingLong(LoggedEvent::logTime));
    return customer.log;
  }

  private void live() {
    long now = BEGIN + random.nextLong(330 * DAY);
    track("signed_up", now, Map.of("source", "shop"));
    identify(now);
    if (random.nextInt(5) == 0) {
      tryOut(now + DAY);
    }
    // Most come now and then, a few nearly every day, and some stay away for months.
    long every = DAY * (random.nextInt(10) == 0 ? 1 : 4 + random.nextInt(10));
    while (now < END) {
      visit(now);
      boolean away = random.nextInt(25) == 0;
      now += away ? 60 * DAY + random.nextLong(60 * DAY) : every / 2 + random.nextLong(every);
    }
  }

  private void identify(long now) {
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("email", id + "@shop.example");
    traits.put("phone", "+44" + id.hashCode());
    traits.put("timezone", random.nextBoolean() ? "Europe/London" : "America/New_York");
    traits.put(
        "birthday",
        "%d-%02d-%02d"
            .formatted(1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)));
    add(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, now, traits);
  }

  private void tryOut(long now) {
    String ends = Instant.ofEpochMilli(now + 14 * DAY).toString();
    add(
        Event.Kind.IDENTIFY,
        Event.IDENTIFY_NAME,
        now,
        Map.of("plan", "trial", "trial_ends_at", ends));
    track("trial_started", now, Map.of("plan", "pro"));
    for (int step = random.nextInt(4); step > 0; step--) {
      track("setup_step_done", now + random.nextLong(8 * DAY), Map.of("step", "step-" + step));
    }
    if (random.nextInt(3) == 0) {
      track("subscription_started", now + 12 * DAY, Map.of("plan", "pro", "amount", 90L));
      add(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, now + 12 * DAY, Map.of("plan", "pro"));
      String invoice = "invoice-" + id;
      track("payment_failed", now + 42 * DAY, Map.of("invoice_id", invoice, "amount", 90L));
      track("payment_succeeded", now + 44 * DAY, Map.of("invoice_id", invoice, "amount", 90L));
    }
  }

  private void visit(long now) {
    long at = now;
    track("page_viewed", at, Map.of("path", "/"));
    for (int views = random.nextInt(4); views > 0; views--) {
      at += MINUTE;
      track("product_viewed", at, product());
    }
    if (random.nextInt(4) == 0) {
      String cart = "cart-" + id + "-" + at;
      Map<String, Object> item = new LinkedHashMap<>(product());
      item.remove("category");
      item.put("cart_id", cart);
      at += MINUTE;
      track("cart_item_added", at, item);
      if (random.nextInt(2) == 0) {
        order(cart, at + random.nextLong(3 * 60 * MINUTE));
      }
    }
  }

  private void order(String cart, long at) {
    String order = "order-" + cart;
    double total = 20 + random.nextInt(20_000) / 100.0;
    track(
        "order_placed",
        at,
        Map.of("order_id", order, "cart_id", cart, "total", total, "currency", "GBP"));
    track("order_delivered", at + 3 * DAY, Map.of("order_id", order));
    if (random.nextInt(10) == 0) {
      track("order_returned", at + 9 * DAY, Map.of("order_id", order));
    } else if (random.nextInt(8) == 0) {
      String product = "product-" + random.nextInt(500);
      track(
          "review_submitted",
          at + 15 * DAY,
          Map.of("product_id", product, "order_id", order, "rating", 5L));
    }
  }

  private Map<String, Object> product() {
    int number = random.nextInt(500);
    return Map.of(
        "product_id", "product-" + number,
        "name", "Thing " + number,
        "category", number % 7 == 0 ? "garden" : "home",
        "price", 5.5 + number % 90);
  }

  private void track(String name, long at, Map<String, Object> properties) {
    add(Event.Kind.TRACK, name, at, properties);
  }

  /** What happens after the year is not in its log; each comes a little late, some an hour. */
  private void add(Event.Kind kind, String name, long at, Map<String, Object> properties) {
    long late = random.nextInt(50) == 0 ? 60 * MINUTE : random.nextLong(5_000);
    if (at + late < END) {
      String message = id + "-" + log.size();
      log.add(new LoggedEvent(new Event(kind, name, id, message, at, properties), at + late, 0));
    }
  }
}
