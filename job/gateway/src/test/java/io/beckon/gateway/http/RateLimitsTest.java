package io.beckon.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.gateway.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final TestClock clock = new TestClock();
  private final RateLimits limits = new RateLimits(10, clock);

  @Test
  void aSecondsWorthIsFreeAtOnceAndFillsSteadily() {
    assertThat(limits.take("a", 10)).isTrue();
    assertThat(limits.take("a", 1)).isFalse();
    clock.move(Duration.ofMillis(100));
    assertThat(limits.take("a", 1)).isTrue();
    assertThat(limits.take("a", 1)).isFalse();
    clock.move(Duration.ofHours(1));
    assertThat(limits.take("a", 10)).isTrue();
    assertThat(limits.take("a", 1)).isFalse();
  }

  @Test
  void oneDoesNotPayForAnother() {
    assertThat(limits.take("a", 10)).isTrue();
    assertThat(limits.take("b", 10)).isTrue();
  }

  @Test
  void moreThanASecondsWorthPassesWhereTheBucketIsFullAndIsPaidBack() {
    assertThat(limits.take("a", 25)).isTrue();
    clock.move(Duration.ofMillis(1_500));
    assertThat(limits.take("a", 1)).isFalse();
    clock.move(Duration.ofMillis(100));
    assertThat(limits.take("a", 1)).isTrue();
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    assertThat(limits.take("a", 10)).isTrue();
    clock.move(Duration.ofHours(-1));
    assertThat(limits.take("a", 1)).isFalse();
  }
}
