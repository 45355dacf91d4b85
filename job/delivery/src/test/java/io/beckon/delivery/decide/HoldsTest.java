package io.beckon.delivery.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldsTest {

  private final Holds holds = new Holds();

  @Test
  void aCampaignIsHeldFromItsInstantUntilItIsLetGo() {
    holds.take(new Hold("cart", true, 100), 50);
    assertThat(holds.isHeld("cart", 99)).isFalse();
    assertThat(holds.isHeld("cart", 100)).isTrue();
    assertThat(holds.isHeld("news", 100)).isFalse();
    holds.take(new Hold("cart", false, 200), 150);
    assertThat(holds.isHeld("cart", 199)).isTrue();
    assertThat(holds.isHeld("cart", 200)).isFalse();
  }

  @Test
  void theLatestInstantCountsAndNotHowManyThereWere() {
    holds.take(new Hold("cart", true, 100), 300);
    holds.take(new Hold("cart", true, 110), 300);
    holds.take(new Hold("cart", false, 200), 300);
    assertThat(holds.isHeld("cart", 300)).isFalse();
  }

  @Test
  void anOlderWordThatComesAgainChangesNothing() {
    holds.take(new Hold("cart", false, 200), 300);
    holds.take(new Hold("cart", true, 100), 300);
    assertThat(holds.isHeld("cart", 300)).isFalse();
  }

  @Test
  void allCampaignsAndOneHoldByThemselves() {
    holds.take(new Hold("cart", true, 100), 100);
    holds.take(new Hold(Hold.ALL, true, 110), 110);
    assertThat(holds.isHeld("news", 110)).isTrue();
    holds.take(new Hold(Hold.ALL, false, 120), 120);
    assertThat(holds.isHeld("news", 120)).isFalse();
    assertThat(holds.isHeld("cart", 120)).isTrue();
  }

  @Test
  void aWordForTheFutureDoesNotEndTheOneInForce() {
    holds.take(new Hold("cart", true, 100), 100);
    holds.take(new Hold("cart", false, 1_000), 100);
    holds.take(new Hold("cart", true, 50), 100);
    assertThat(holds.isHeld("cart", 999)).isTrue();
    assertThat(holds.next(100)).hasValue(1_000);
    assertThat(holds.isHeld("cart", 1_000)).isFalse();
    assertThat(holds.next(1_000)).isEmpty();
  }

  @Test
  void howeverMuchIsSaidForTheFutureTheWordInForceStands() {
    holds.take(new Hold("cart", true, 100), 100);
    for (int i = 0; i < 100; i++) {
      holds.take(new Hold("cart", i % 2 == 0, 10_000 + i), 200);
    }
    assertThat(holds.isHeld("cart", 200)).isTrue();
    assertThat(holds.isHeld("cart", 20_000)).isFalse();
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (int i = 0; i < 1_000; i++) {
      holds.take(new Hold("cart", i % 2 == 0, 10_000 + i), 0);
      holds.take(new Hold("news", i % 2 == 0, i), i);
    }
    assertThat(holds.all()).hasSizeLessThan(20);
    assertThat(holds.isHeld("cart", 20_000)).isFalse();
    assertThat(holds.isHeld("news", 20_000)).isFalse();
  }
}
