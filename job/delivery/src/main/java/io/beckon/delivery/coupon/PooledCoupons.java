package io.beckon.delivery.coupon;

import io.beckon.coupon.kafka.CouponLog;
import io.beckon.coupon.kafka.CouponsUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes from the pools in a topic. */
public final class PooledCoupons implements Coupons {

  private static final Logger LOG = LoggerFactory.getLogger(PooledCoupons.class);

  private static final String DRY = "no_coupon";
  private static final String AWAY = "coupons_away";

  private final CouponLog log;
  private final PoolWatch watch;

  private PooledCoupons(CouponLog log, PoolWatch watch) {
    this.log = log;
    this.watch = watch;
  }

  /**
   * Reads the topic to its end, and follows it.
   *
   * @param low of a pool with fewer free codes ops are told
   * @throws UncheckedIOException where the topic cannot be read, or cannot be relied on
   */
  public static PooledCoupons open(String topic, Properties clients, int low) {
    PoolWatch watch = new PoolWatch(low);
    try {
      return new PooledCoupons(CouponLog.open(topic, clients, watch::take), watch);
    } catch (CouponsUnavailableException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> take(String commandId, Set<String> pools) throws NoCouponException {
    Map<String, String> codes = new TreeMap<>();
    for (String pool : pools) {
      codes.put(pool, take(commandId, pool));
    }
    return codes;
  }

  private String take(String commandId, String pool) throws NoCouponException {
    watch.asked(pool);
    try {
      return log.claim(pool, commandId)
          .orElseThrow(
              () -> new NoCouponException(DRY, "the pool `" + pool + "` has no code left"));
    } catch (CouponsUnavailableException e) {
      LOG.debug("No code for now", e);
      throw new NoCouponException(AWAY, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoCouponException(AWAY, "the worker stops");
    }
  }

  @Override
  public void giveBack(String commandId) {
    log.release(commandId);
  }

  @Override
  public void flush() throws IOException {
    log.flush();
  }

  @Override
  public void mustGoOn() throws IOException {
    Optional<CouponsUnavailableException> failure = log.failure();
    if (failure.isPresent()) {
      throw new IOException("The pools of coupon codes cannot be followed", failure.get());
    }
  }

  @Override
  public void show(MetricGroup group) {
    watch.show(group, () -> log.failure().isEmpty());
  }

  @Override
  public void close() {
    log.close();
  }
}
