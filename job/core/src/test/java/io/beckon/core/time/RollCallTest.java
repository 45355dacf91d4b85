package io.beckon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** When a user is looked at who does nothing. */
class RollCallTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long NOW = 1_740_823_200_000L;

  @Property
  void comesOnceInEachInterval(
      @ForAll String user, @ForAll @LongRange(min = 0, max = 10 * NOW) long after) {
    long next = RollCall.next(user, after, DAY);

    assertThat(next).isGreaterThan(after).isLessThanOrEqualTo(after + DAY);
    assertThat(RollCall.next(user, next - 1, DAY)).isEqualTo(next);
    assertThat(RollCall.next(user, next, DAY)).isEqualTo(next + DAY);
  }

  @Test
  void isSpreadOverTheDayByUser() {
    long[] inHour = new long[24];
    IntStream.range(0, 24_000)
        .forEach(
            user -> {
              long next = RollCall.next("user-" + user, NOW, DAY);
              inHour[(int) (Math.floorMod(next, DAY) / Duration.ofHours(1).toMillis())]++;
            });

    assertThat(Arrays.stream(inHour).boxed()).allMatch(users -> users > 850 && users < 1_150);
  }

  @Test
  void isTheSameInEveryBuild() {
    assertThat(RollCall.next("ann", NOW, DAY)).isEqualTo(1_740_835_546_529L);
  }

  @Test
  void endsWithTime() {
    assertThat(RollCall.next("ann", Long.MAX_VALUE - 1, DAY)).isEqualTo(Long.MAX_VALUE);
  }
}
