package io.beckon.delivery.coupon;

import io.beckon.coupon.pool.CouponBounds;
import io.beckon.coupon.pool.Standing;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how pools stand, and when one runs low that messages ask for: once, until it has been filled
 * again. Of one that nobody asks for any more it is no matter. Names pools, whose number has a
 * bound, and never a code.
 */
final class PoolWatch {

  private static final Logger LOG = LoggerFactory.getLogger(PoolWatch.class);

  private static final String POOL = "pool";

  /** Templates can name any; of more it is not said that they run low. */
  private static final int MOST_ASKED = CouponBounds.MOST_POOLS;

  private final int low;
  private final Map<String, Standing> pools = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> lowOnes = new HashSet<>();
  private MetricGroup group;

  /**
   * A watch.
   *
   * @param low a pool with fewer free codes is low
   */
  PoolWatch(int low) {
    this.low = low;
  }

  /** A pool has changed. */
  synchronized void take(Standing standing) {
    String pool = standing.pool();
    boolean isNew = pools.put(pool, standing) == null;
    if (isNew && group != null) {
      gauges(pool);
    }
    look(pool);
  }

  /** A message asks for a code of a pool, which may be none. */
  synchronized void asked(String pool) {
    if (asked.size() < MOST_ASKED && asked.add(pool)) {
      look(pool);
    }
  }

  private void look(String pool) {
    int free = standing(pool).free();
    if (!asked.contains(pool) || free >= low) {
      lowOnes.remove(pool);
    } else if (lowOnes.add(pool)) {
      LOG.warn(
          "The pool {} runs low: {} codes are free, fewer than {}. Fill it: beckon coupons load {}"
              + " FILE",
          pool,
          free,
          low,
          pool);
    }
  }

  /** Shows what there is, and from now on what comes. */
  synchronized void show(MetricGroup metrics, BooleanSupplier isFollowing) {
    group = metrics;
    Gauge<Integer> poolsLow = this::poolsLow;
    Gauge<Integer> away = () -> isFollowing.getAsBoolean() ? 0 : 1;
    group.gauge("couponPoolsLow", poolsLow);
    group.gauge("couponsAway", away);
    pools.keySet().forEach(this::gauges);
  }

  private void gauges(String pool) {
    MetricGroup own = group.addGroup(POOL, pool);
    Gauge<Integer> free = () -> standing(pool).free();
    Gauge<Integer> claimed = () -> standing(pool).claimed();
    Gauge<Integer> isLow = () -> isLow(pool) ? 1 : 0;
    own.gauge("couponsFree", free);
    own.gauge("couponsClaimed", claimed);
    own.gauge("couponsLow", isLow);
  }

  private synchronized Standing standing(String pool) {
    return pools.getOrDefault(pool, Standing.empty(pool));
  }

  private synchronized boolean isLow(String pool) {
    return lowOnes.contains(pool);
  }

  private synchronized int poolsLow() {
    return lowOnes.size();
  }
}
