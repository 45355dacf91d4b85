package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Breaker;
import io.beckon.delivery.decide.TokenBucket;
import java.io.Serializable;

/**
 * How much is let through.
 *
 * @param connections attempts at one time, of one worker
 * @param perLane of these to one domain or destination
 * @param perSecond attempts in a second, to all, of all workers
 * @param lanePerSecond attempts in a second, to one domain or destination, of all workers
 * @param breakerFailures so many failures in a row open a breaker
 * @param breakerFirst for so many milliseconds at first
 * @param breakerLongest and never for longer
 */
public record GateSettings(
    int connections,
    int perLane,
    double perSecond,
    double lanePerSecond,
    int breakerFailures,
    long breakerFirst,
    long breakerLongest)
    implements Serializable {

  /** What one of so many workers lets through: commands are spread over them by a hash. */
  GateSettings share(int workers) {
    return new GateSettings(
        connections,
        perLane,
        perSecond / workers,
        lanePerSecond / workers,
        breakerFailures,
        breakerFirst,
        breakerLongest);
  }

  Breaker breaker() {
    return new Breaker(breakerFailures, breakerFirst, breakerLongest);
  }

  TokenBucket all() {
    return new TokenBucket(perSecond);
  }

  TokenBucket lane() {
    return new TokenBucket(lanePerSecond);
  }
}
