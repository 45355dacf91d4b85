package io.beckon.delivery.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

  private static final long SECOND = 1_000;

  @Test
  void aBucketLetsSoManyThroughInASecond() {
    TokenBucket bucket = new TokenBucket(10);
    int through = 0;
    for (long now = 0; now < 10 * SECOND; now += 7) {
      if (bucket.has(now)) {
        bucket.take(now);
        through++;
      }
    }
    assertThat(through).isBetween(105, 110);
  }

  @Test
  void aSlowRateLetsOneThroughAtATime() {
    TokenBucket bucket = new TokenBucket(0.5);
    assertThat(bucket.has(0)).isTrue();
    bucket.take(0);
    assertThat(bucket.has(1_999)).isFalse();
    assertThat(bucket.has(2_000)).isTrue();
    assertThat(bucket.pace()).isEqualTo(2_000);
  }

  @Test
  void aClockThatIsSetBackDoesNotCloseTheBucket() {
    TokenBucket bucket = new TokenBucket(1);
    bucket.has(10 * SECOND);
    bucket.take(10 * SECOND);
    assertThat(bucket.has(5 * SECOND)).isFalse();
    assertThat(bucket.has(6 * SECOND)).isTrue();
  }

  @Test
  void withoutALimitThereIsNoEnd() {
    TokenBucket bucket = new TokenBucket(TokenBucket.UNLIMITED);
    for (int i = 0; i < 100_000; i++) {
      assertThat(bucket.has(0)).isTrue();
      bucket.take(0);
    }
    assertThat(bucket.pace()).isZero();
  }

  @Test
  void aBreakerOpensAfterFailuresInARowAndLetsOneTry() {
    Breaker breaker = new Breaker(3, 30 * SECOND, 100 * SECOND);
    breaker.failed(0);
    breaker.failed(0);
    breaker.succeeded();
    breaker.failed(0);
    breaker.failed(0);
    assertThat(breaker.lets(0)).isTrue();
    breaker.failed(0);
    assertThat(breaker.lets(29_999)).isFalse();
    assertThat(breaker.lets(30_000)).isTrue();
    breaker.started();
    assertThat(breaker.lets(30_000)).as("one tries, the others wait").isFalse();
    breaker.failed(30_000);
    assertThat(breaker.until()).isEqualTo(90_000);
    assertThat(breaker.lets(89_999)).isFalse();
    breaker.started();
    breaker.failed(90_000);
    assertThat(breaker.until()).as("never for longer").isEqualTo(190_000);
    breaker.started();
    breaker.succeeded();
    assertThat(breaker.lets(190_000)).isTrue();
    assertThat(breaker.isClosed()).isTrue();
  }

  @Test
  void anAttemptThatSaysNothingLetsTheNextOneTry() {
    Breaker breaker = new Breaker(1, 10, 100);
    breaker.failed(0);
    breaker.started();
    breaker.ended();
    assertThat(breaker.lets(10)).isTrue();
  }

  @Test
  void whatWasUnderWayWhenItOpenedDoesNotOpenItForLonger() {
    Breaker breaker = new Breaker(1, 10, 100);
    breaker.failed(0);
    breaker.failed(5);
    assertThat(breaker.until()).isEqualTo(10);
  }
}
