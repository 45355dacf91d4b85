package io.beckon.delivery.decide;

import io.beckon.core.model.Policy;
import io.beckon.core.time.LocalTimes;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Hours of the user's day in which nobody is disturbed, by the worker's clock. The campaign job
 * asks for them when it decides; a message that was late since, or is tried again, may fall into
 * them all the same.
 */
public final class QuietHours {

  /** There are none. */
  public static final QuietHours NONE = new QuietHours(at -> Policy.DEFAULT);

  private final LongFunction<Policy> inForce;

  /**
   * Those of a policy.
   *
   * @param inForce the policy at an instant, epoch milliseconds; asked by many threads
   */
  public QuietHours(LongFunction<Policy> inForce) {
    this.inForce = inForce;
  }

  /**
   * Hours that a message has fallen into.
   *
   * @param until when they end: epoch milliseconds
   * @param dropped whether it is left out, and does not wait
   */
  public record Quiet(long until, boolean dropped) {}

  /** The hours that a message falls into now; empty where it may go. */
  public Optional<Quiet> at(long now, Addressee addressee) {
    if (addressee.asked()) {
      return Optional.empty();
    }
    Policy policy = inForce.apply(now);
    return policy
        .quietHours()
        .filter(hours -> !policy.testUsers().contains(addressee.userId()))
        .filter(
            hours -> hours.channels().isEmpty() || hours.channels().contains(addressee.channel()))
        .flatMap(hours -> at(now, hours, addressee.zone().orElse(policy.timezone())));
  }

  private static Optional<Quiet> at(long now, Policy.QuietHours hours, ZoneId zone) {
    if (!LocalTimes.isBetween(now, hours.from(), hours.to(), zone)) {
      return Optional.empty();
    }
    long end = LocalTimes.endOfBetween(now, hours.from(), hours.to(), zone);
    return Optional.of(new Quiet(end, hours.then() == Policy.Then.DROP));
  }
}
