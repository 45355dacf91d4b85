package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Breaker;
import io.beckon.delivery.decide.TokenBucket;
import java.io.Serializable;

/**
 * How much one worker lets through.
 *
 * @param connections attempts at one time
 * @param perLane of these to one domain or destination
 * @param perSecond attempts in a second, to all
 * @param lanePerSecond attempts in a second, to one domain or destination
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
