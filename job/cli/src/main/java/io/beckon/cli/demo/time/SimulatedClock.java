package io.beckon.cli.demo.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The clock on the shop's wall. It moves only when it is asked to {@link #advance}, by as much as
 * the speed makes of the time that really passed.
 *
 * <p>An act may take it on a trip: run at the trip's pace to an instant and stand there, to the
 * millisecond, until the act lets go. The watcher's own speed is kept meanwhile, and a pause of the
 * watcher's stops trips too.
 *
 * <p>Thread-safe.
 */
public final class SimulatedClock {

  /** A machine that slept does not make up for it: the shop would be flooded. */
  private static final long LONGEST_TICK = Duration.ofMillis(250).toNanos();

  private final LongSupplier nanos;
  private double now;
  private long tickedAt;
  private Speed speed;
  private boolean held;
  private double tripFactor;
  private long tripEnd;

  /**
   * Starts the clock, held.
   *
   * @param start what it shows
   * @param speed at which it goes when it is let go
   * @param nanos real time that passes, as {@link System#nanoTime}
   */
  public SimulatedClock(Instant start, Speed speed, LongSupplier nanos) {
    this.nanos = nanos;
    this.now = start.toEpochMilli();
    this.tripEnd = start.toEpochMilli();
    this.tickedAt = nanos.getAsLong();
    this.speed = speed;
    this.held = true;
  }

  /** What it shows, in epoch milliseconds. */
  public synchronized long now() {
    return (long) now;
  }

  /** Moves on to where it should stand by now, and says where that is. */
  public synchronized long advance() {
    long tick = nanos.getAsLong();
    double passed = Math.min(tick - tickedAt, LONGEST_TICK) / 1e6;
    tickedAt = tick;
    if (speed != Speed.PAUSED) {
      if (!held) {
        now += passed * speed.factor();
      } else if (now < tripEnd) {
        now = Math.min(now + passed * tripFactor, tripEnd);
      }
    }
    return (long) now;
  }

  public synchronized Speed speed() {
    return speed;
  }

  public synchronized void speed(Speed other) {
    speed = other;
  }

  /** Whether an act has the clock in hand. */
  public synchronized boolean held() {
    return held;
  }

  /** Whether it goes at all. */
  public synchronized boolean moving() {
    return speed != Speed.PAUSED && (!held || now < tripEnd);
  }

  /** Stands still until it is let go. */
  public synchronized void hold() {
    held = true;
    tripEnd = (long) now;
  }

  /** Goes on at the watcher's speed. */
  public synchronized void release() {
    held = false;
  }

  /**
   * Runs to an instant and stands there.
   *
   * @param instant epoch milliseconds; one in the past means: stand still
   * @param takes about how long the trip takes in real time, whatever its length
   */
  public synchronized void travel(long instant, Duration takes) {
    held = true;
    tripEnd = Math.max(instant, (long) now);
    tripFactor = (tripEnd - now) / Math.max(1, takes.toMillis());
  }

  /** Whether a trip has come to its end. */
  public synchronized boolean arrived() {
    return now >= tripEnd;
  }
}
