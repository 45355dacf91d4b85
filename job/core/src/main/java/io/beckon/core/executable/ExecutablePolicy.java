package io.beckon.core.executable;

import io.beckon.core.model.Policy;
import java.time.Duration;
import java.util.List;

/**
 * A version of the policy, compiled. Immutable and safe to share between threads.
 *
 * @param definition what the author wrote
 * @param caps in the order in which they are asked
 */
public record ExecutablePolicy(Policy definition, List<ExecutableCap> caps) {

  /** Quiet hours are shorter than a day, and on some days the clocks are set back. */
  private static final long LONGEST_QUIET = Duration.ofHours(48).toMillis();

  /** A window of so much more can be asked about by the policies that come. */
  private static final long BEYOND_WINDOWS = Duration.ofDays(7).toMillis();

  public ExecutablePolicy {
    caps = List.copyOf(caps);
  }

  /** How long a message that was sent can fill a place, in milliseconds; 0 without caps. */
  public long longestWindow() {
    return caps.stream().mapToLong(ExecutableCap::within).max().orElse(0);
  }

  /**
   * How long a message is remembered that counts, in milliseconds of log time: beyond the longest
   * window, so that a longer one of the next policy does not begin blind.
   */
  public long memory() {
    return longestWindow() + BEYOND_WINDOWS;
  }

  /** How long a message can be put off, in milliseconds; 0 where none is. */
  public long longestHold() {
    boolean quiet = definition.quietHours().filter(h -> h.then() == Policy.Then.HOLD).isPresent();
    return caps.stream()
        .filter(ExecutableCap::holds)
        .mapToLong(ExecutableCap::within)
        .reduce(quiet ? LONGEST_QUIET : 0, Math::max);
  }

  /** Whether a channel needs the user's yes, and is not allowed until the user says no. */
  public boolean isOptIn(String channel) {
    return definition.optIn().getOrDefault(channel, false);
  }

  /** Whether a user's messages bypass caps and quiet hours and are counted nowhere. */
  public boolean isTestUser(String userId) {
    return definition.testUsers().contains(userId);
  }
}
