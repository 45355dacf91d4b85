package io.beckon.delivery.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.coupon.pool.Standing;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** What ops see of pools. */
class PoolWatchTest {

  private static final int LOW = 10;

  /** Gauges by name, those of a pool behind it. */
  private static final class Shown extends UnregisteredMetricsGroup {
    final Map<String, Gauge<?>> gauges = new TreeMap<>();

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      assertThat(gauges.put(name, gauge)).as("shown once").isNull();
      return gauge;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      Shown all = this;
      return new UnregisteredMetricsGroup() {
        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
          return all.gauge(key + "." + value + "." + name, gauge);
        }
      };
    }

    Object value(String name) {
      return gauges.get(name).getValue();
    }
  }

  private final PoolWatch watch = new PoolWatch(LOW);
  private final Shown shown = new Shown();

  @Test
  void poolsOfBeforeAndThoseThatComeAreShown() {
    watch.take(new Standing("summer", 30, 10, 0, 20));
    watch.show(shown, () -> true);
    watch.take(new Standing("summer", 30, 11, 0, 19));
    watch.take(new Standing("spring", 40, 0, 0, 40));

    assertThat(shown.value("pool.summer.couponsFree")).isEqualTo(19);
    assertThat(shown.value("pool.summer.couponsClaimed")).isEqualTo(11);
    assertThat(shown.value("pool.spring.couponsFree")).isEqualTo(40);
    assertThat(shown.value("couponsAway")).isEqualTo(0);
  }

  @Test
  void aPoolIsLowBelowTheBoundUntilItIsFilled() {
    watch.show(shown, () -> false);
    watch.asked("summer");
    watch.take(new Standing("summer", 30, 20, 0, 10));
    assertThat(shown.value("pool.summer.couponsLow")).isEqualTo(0);
    assertThat(shown.value("couponPoolsLow")).isEqualTo(0);

    watch.take(new Standing("summer", 30, 21, 0, 9));
    watch.take(new Standing("summer", 30, 22, 0, 8));
    assertThat(shown.value("pool.summer.couponsLow")).isEqualTo(1);
    assertThat(shown.value("couponPoolsLow")).isEqualTo(1);

    watch.take(new Standing("summer", 60, 22, 0, 38));
    assertThat(shown.value("pool.summer.couponsLow")).isEqualTo(0);
    assertThat(shown.value("couponPoolsLow")).isEqualTo(0);
    assertThat(shown.value("couponsAway")).isEqualTo(1);
  }

  @Test
  void aPoolThatNobodyAsksForIsNotLow() {
    watch.show(shown, () -> true);
    watch.take(new Standing("last-year", 30, 30, 0, 0));
    assertThat(shown.value("couponPoolsLow")).isEqualTo(0);

    watch.asked("last-year");
    assertThat(shown.value("couponPoolsLow")).isEqualTo(1);
    assertThat(shown.value("pool.last-year.couponsLow")).isEqualTo(1);
  }

  @Test
  void aPoolThatIsAskedForAndHasNeverHadACodeIsLow() {
    watch.show(shown, () -> true);
    watch.asked("winter");
    watch.asked("winter");
    assertThat(shown.value("couponPoolsLow")).isEqualTo(1);

    watch.take(new Standing("winter", 10, 0, 0, 10));
    assertThat(shown.value("couponPoolsLow")).isEqualTo(0);
  }
}
