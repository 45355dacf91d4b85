package io.beckon.gateway.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So much a second for each of many, with so much at once: a bucket each that fills steadily. Of so
 * many only those who came last are remembered; who is forgotten begins with a full one.
 * Thread-safe.
 */
public final class RateLimits {

  private static final int REMEMBERED = 50_000;

  private final double perSecond;
  private final int atOnce;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** With one second's worth at once. */
  public RateLimits(int perSecond, InstantSource clock) {
    this(perSecond, perSecond, clock);
  }

  public RateLimits(double perSecond, int atOnce, InstantSource clock) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.clock = clock;
  }

  /**
   * Whether so much is free now; then it is taken. More than a whole bucket is let through where it
   * is full, and paid back afterwards.
   */
  public synchronized boolean take(String who, int amount) {
    long now = clock.millis();
    Bucket bucket = buckets.computeIfAbsent(who, name -> new Bucket(atOnce, now));
    double filled = bucket.level + Math.max(0, now - bucket.at) / 1000.0 * perSecond;
    bucket.level = Math.min(atOnce, filled);
    bucket.at = now;
    if (bucket.level < Math.min(amount, atOnce)) {
      return false;
    }
    bucket.level -= amount;
    return true;
  }

  private static final class Bucket {
    private double level;
    private long at;

    Bucket(double level, long at) {
      this.level = level;
      this.at = at;
    }
  }
}
