package io.beckon.cli.demo.shop;

import java.time.Duration;
import java.util.Random;

/** When people shop: little at night, most at lunch and in the evening. */
final class OpeningHours {

  /** Visits in an hour of the day (UTC), as a share of the busiest. */
  private static final double[] SHARE = {
    0.06, 0.03, 0.02, 0.02, 0.03, 0.08, 0.18, 0.35, 0.50, 0.55, 0.60, 0.72,
    0.85, 0.78, 0.60, 0.55, 0.58, 0.66, 0.82, 0.95, 1.00, 0.88, 0.55, 0.22
  };

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private OpeningHours() {}

  /**
   * When the next visit begins: a Poisson process whose rate follows the hours of the day, drawn by
   * thinning.
   *
   * @param after epoch milliseconds
   * @param busiest visits an hour in the busiest hour
   */
  static long nextVisit(long after, double busiest, Random random) {
    double instant = after;
    do {
      instant += -Math.log(1 - random.nextDouble()) / busiest * HOUR;
    } while (random.nextDouble() >= SHARE[hour((long) instant)]);
    return (long) instant;
  }

  private static int hour(long instant) {
    return (int) Math.floorMod(Math.floorDiv(instant, HOUR), 24L);
  }
}
