package io.beckon.scenarios.count;

import static io.beckon.scenarios.count.Counted.did;
import static io.beckon.scenarios.count.Counted.startingWith;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** The campaigns of {@code resources/count}, for the second time, by id. */
final class CountedCampaigns {

  private static final Predicate<LogLine> ORDER = line -> line.is("order_placed");
  private static final Predicate<LogLine> CANCELLED = line -> line.is("order_cancelled");
  private static final Predicate<LogLine> CART = line -> line.is("cart");
  private static final Predicate<LogLine> PAID = line -> line.is("payment_done");
  private static final Predicate<LogLine> MAIN = line -> line.is("main");

  static final Map<String, Counted> RETAIL =
      Map.of(
          "win-back",
          startingWith(ORDER).always().exit(ORDER).send("we-miss-you", days(60)),
          "win-back-30",
          startingWith(ORDER).always().exit(ORDER).send("thirty", days(30)),
          "large",
          startingWith(ORDER.and(line -> line.total() > 500))
              .always()
              .exit(ORDER.and(line -> line.total() >= 100))
              .send("large", days(7)),
          "series",
          startingWith(ORDER)
              .atMostEvery(days(30))
              .exit(CANCELLED)
              .send("thanks", days(0))
              .send("how-was-it", days(2))
              .send("more", days(10))
              .send("last", days(17)),
          "goal",
          startingWith(ORDER.and(line -> line.total() < 50))
              .goal(ORDER.and(line -> line.total() >= 50), days(14))
              .send("five", days(5))
              .send("fourteen", days(14))
              .send("forty", days(40)),
          "loyal",
          startingWith(ORDER)
              .atMostEvery(days(14))
              .audience(
                  (history, now) ->
                      did(ORDER, 2, days(90)).holds(history, now)
                          && !did(CANCELLED, 1, days(30)).holds(history, now))
              .send("loyal", days(3))
              .send("still-loyal", days(33)),
          "latest",
          startingWith(ORDER).atMostEvery(days(20)).restarts().send("latest", days(10)));

  static final Map<String, Counted> SHOP =
      Map.of(
          "cart",
          startingWith(CART).exit(PAID).send("cart", hours(1)),
          "cart-always",
          startingWith(CART)
              .always()
              .exit(PAID)
              .send("half", Duration.ofMinutes(30))
              .send("day", hours(24))
              .send("three-days", hours(72)),
          "looks",
          startingWith(line -> line.is("product1") || line.is("product2"))
              .atMostEvery(days(7))
              .exit(CART)
              .audience((history, now) -> !did(PAID, 1, days(30)).holds(history, now))
              .send("looks", days(1)),
          "regulars",
          startingWith(MAIN)
              .atMostEvery(days(1))
              .audience(did(MAIN, 3, days(2)))
              .send("regular", days(0)),
          "delivery",
          startingWith(line -> line.is("delivery_choice"))
              .always()
              .restarts()
              .goal(PAID, hours(1))
              .send("ten", Duration.ofMinutes(10))
              .send("two-hours", Duration.ofMinutes(130)));

  private CountedCampaigns() {}

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }
}
