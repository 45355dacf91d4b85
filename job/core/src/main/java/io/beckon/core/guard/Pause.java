package io.beckon.core.guard;

import io.beckon.core.catalog.Hold;
import io.beckon.core.executable.InstantText;
import java.time.Duration;

/**
 * A campaign that is paused, or all of them halted: what is to be sent tries again on a grid of log
 * time until it expires. Calls and transactional messages wait like any other.
 *
 * <p>Asked before all others, since nothing is decided about a held message: who subscribes while
 * the campaign is paused must not have lost the message to an earlier no. What has expired passes
 * on, to be dropped by {@link Staleness} at the latest.
 */
final class Pause implements Guard {

  /** Few tries for a message that is held for a day, and a resumed campaign is not late by much. */
  static final long GRID = Duration.ofMinutes(5).toMillis();

  @Override
  public Verdict ask(Candidate candidate) {
    String campaign = candidate.offer().campaign().id();
    Hold hold = candidate.turn().catalog().hold(campaign, candidate.instant());
    if (hold == Hold.NONE || candidate.instant() > Staleness.expiresAt(candidate)) {
      return Verdict.PASSED;
    }
    long next = (Math.floorDiv(candidate.instant(), GRID) + 1) * GRID;
    candidate.note("tries again", InstantText.of(next));
    return Verdict.paused(hold.word(), next);
  }
}
