package io.beckon.scenarios.count;

import static io.beckon.scenarios.count.Counted.did;
import static io.beckon.scenarios.count.Counted.startingWith;
import static java.util.Map.entry;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.Predicate;

/** The campaigns of {@code resources/count}, for the second time, by id. */
final class CountedCampaigns {

  private static final Predicate<LogLine> ORDER = line -> line.is("order_placed");
  private static final Predicate<LogLine> CANCELLED = line -> line.is("order_cancelled");
  private static final Predicate<LogLine> CART = line -> line.is("cart");
  private static final Predicate<LogLine> PAID = line -> line.is("payment_done");
  private static final Predicate<LogLine> MAIN = line -> line.is("main");

  private static final Predicate<LogLine> PRODUCT1 = line -> line.is("product1");

  private static final CountedTurns.Condition BIG = CountedTurns.sumOver(ORDER, days(90), "500");

  static final Map<String, Count> RETAIL =
      Map.ofEntries(
          entry("win-back", startingWith(ORDER).always().exit(ORDER).send("we-miss-you", days(60))),
          entry("win-back-30", startingWith(ORDER).always().exit(ORDER).send("thirty", days(30))),
          entry(
              "large",
              startingWith(ORDER.and(line -> line.total() > 500))
                  .always()
                  .exit(ORDER.and(line -> line.total() >= 100))
                  .send("large", days(7))),
          entry(
              "series",
              startingWith(ORDER)
                  .atMostEvery(days(30))
                  .exit(CANCELLED)
                  .send("thanks", days(0))
                  .send("how-was-it", days(2))
                  .send("more", days(10))
                  .send("last", days(17))),
          entry(
              "goal",
              startingWith(ORDER.and(line -> line.total() < 50))
                  .goal(ORDER.and(line -> line.total() >= 50), days(14))
                  .send("five", days(5))
                  .send("fourteen", days(14))
                  .send("forty", days(40))),
          entry(
              "loyal",
              startingWith(ORDER)
                  .atMostEvery(days(14))
                  .audience(
                      (history, now) ->
                          did(ORDER, 2, days(90)).holds(history, now)
                              && !did(CANCELLED, 1, days(30)).holds(history, now))
                  .send("loyal", days(3))
                  .send("still-loyal", days(33))),
          entry(
              "latest",
              startingWith(ORDER).atMostEvery(days(20)).restarts().send("latest", days(10))),
          entry("enters-big", CountedTurns.turningTrue("enters", BIG, days(90))),
          entry("leaves-big", CountedTurns.turningFalse("leaves", BIG, days(90))),
          entry(
              "silent",
              CountedTurns.turningTrue("silent", CountedTurns.silent(ORDER, days(45)), days(45))),
          entry("often", new CountedTimes("often", ORDER, 3, days(30), CANCELLED)),
          entry("anniversary", new CountedAnniversary("anniversary", ORDER, LocalTime.of(9, 0))));

  static final Map<String, Count> SHOP =
      Map.ofEntries(
          entry("cart", startingWith(CART).exit(PAID).send("cart", hours(1))),
          entry(
              "cart-always",
              startingWith(CART)
                  .always()
                  .exit(PAID)
                  .send("half", Duration.ofMinutes(30))
                  .send("day", hours(24))
                  .send("three-days", hours(72))),
          entry(
              "looks",
              startingWith(line -> line.is("product1") || line.is("product2"))
                  .atMostEvery(days(7))
                  .exit(CART)
                  .audience((history, now) -> !did(PAID, 1, days(30)).holds(history, now))
                  .send("looks", days(1))),
          entry(
              "regulars",
              startingWith(MAIN)
                  .atMostEvery(days(1))
                  .audience(did(MAIN, 3, days(2)))
                  .send("regular", days(0))),
          entry(
              "delivery",
              startingWith(line -> line.is("delivery_choice"))
                  .always()
                  .restarts()
                  .goal(PAID, hours(1))
                  .send("ten", Duration.ofMinutes(10))
                  .send("two-hours", Duration.ofMinutes(130))),
          entry("undecided", new CountedTimes("undecided", PRODUCT1, 3, days(7), PAID)),
          entry(
              "gone",
              CountedTurns.turningTrue(
                  "gone", CountedTurns.silent(line -> true, days(14)), days(14))),
          entry(
              "never-paid",
              CountedTurns.turningTrue(
                  "never-paid", CountedTurns.unanswered(CART, PAID, days(3)), days(3))));

  private CountedCampaigns() {}

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }
}
