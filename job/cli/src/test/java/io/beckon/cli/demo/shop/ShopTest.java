package io.beckon.cli.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShopTest {

  private static final long OPENING = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();
  private static final long WEEK = Duration.ofDays(7).toMillis();

  @Test
  void theSameSeedIsTheSameShop() {
    assertThat(weekInPortionsOf(WEEK, 7)).isEqualTo(weekInPortionsOf(WEEK, 7));
    assertThat(weekInPortionsOf(WEEK, 7)).isNotEqualTo(weekInPortionsOf(WEEK, 8));
  }

  @Test
  void howOftenItIsAskedMakesNoDifference() {
    assertThat(weekInPortionsOf(977_000, 7)).isEqualTo(weekInPortionsOf(WEEK, 7));
  }

  @Test
  void recordsComeInTheOrderOfLogTimeAndNoneBeforeItsTime() {
    Shop shop = new Shop(7, OPENING, 40);
    long last = OPENING;
    for (long until = OPENING; until < OPENING + WEEK; until += 600_000) {
      for (ShopRecord one : shop.until(until)) {
        assertThat(one.logTime()).isBetween(last, until);
        last = one.logTime();
      }
    }
  }

  @Test
  void aWeekIsLively() {
    List<ShopRecord> week = weekInPortionsOf(WEEK, 7);
    assertThat(week).hasSizeGreaterThan(3_000);
    for (String name : List.of("product_viewed", "cart_item_added", "order_placed", "signed_up")) {
      assertThat(events(week, event -> event.name().equals(name))).as(name).hasSizeGreaterThan(10);
    }
  }

  @Test
  void aWeekIsNotAllClean() {
    List<ShopRecord> week = weekInPortionsOf(WEEK, 7);
    assertThat(week).as("broken").hasAtLeastOneElementOfType(BrokenRecord.class);
    assertThat(events(week, event -> event.logTime() - event.time() > 300_000))
        .as("handed over late")
        .isNotEmpty();
    Set<String> seen = new HashSet<>();
    assertThat(events(week, event -> !seen.add(event.messageId()))).as("sent again").isNotEmpty();
  }

  @Test
  void eventsAreSegmentJson() {
    ShopEvent cart = new You(new Prices()).fillCart(OPENING);
    assertThat(new String(cart.bytes(), StandardCharsets.UTF_8))
        .startsWith(
            "{\"type\":\"track\",\"event\":\"cart_item_added\",\"userId\":\"you\","
                + "\"messageId\":\"you-1\",\"timestamp\":\"2025-03-03T08:00:00Z\",\"properties\":{")
        .contains("\"cart_id\":\"you-1\"", "\"price\":129,");
  }

  @Test
  void whatHappensToAThingIsNobodysAndKeyedByTheThing() {
    ShopEvent drop = new Prices().dropRug(OPENING);
    assertThat(drop.key()).isEqualTo("p-09");
    assertThat(new String(drop.bytes(), StandardCharsets.UTF_8))
        .startsWith(
            "{\"type\":\"item\",\"event\":\"price_dropped\",\"messageId\":\"price-p-09-1\",")
        .doesNotContain("userId")
        .endsWith("\"properties\":{\"product_id\":\"p-09\",\"name\":\"wool rug\",\"price\":134}}");
  }

  @Test
  void whoLooksAfterADropSeesTheNewPrice() {
    Shop shop = new Shop(7, OPENING, 40);
    shop.prices().dropRug(OPENING);
    assertThat(
            events(
                shop.until(OPENING + WEEK),
                event ->
                    event.name().equals("product_viewed")
                        && event.properties().get("product_id").equals("p-09")))
        .isNotEmpty()
        .allMatch(look -> look.properties().get("price").equals(134.0));
    assertThat(new You(shop.prices()).lookAtRug(OPENING).properties())
        .containsEntry("price", 134.0);
  }

  private static List<ShopRecord> weekInPortionsOf(long portion, long seed) {
    Shop shop = new Shop(seed, OPENING, 40);
    List<ShopRecord> week = new ArrayList<>();
    for (long until = OPENING; until < OPENING + WEEK; until += portion) {
      week.addAll(shop.until(until));
    }
    week.addAll(shop.until(OPENING + WEEK));
    return week;
  }

  private static List<ShopEvent> events(List<ShopRecord> records, Predicate<ShopEvent> which) {
    return records.stream()
        .filter(ShopEvent.class::isInstance)
        .map(ShopEvent.class::cast)
        .filter(which)
        .toList();
  }
}
