package io.beckon.core.guard;

import io.beckon.core.executable.InstantText;
import io.beckon.core.executable.SendStep;

/** A message that comes too late makes no sense any more: {@code S - D > expires_after}. */
public final class Staleness implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    long expiresAt = expiresAt(candidate);
    if (candidate.instant() <= expiresAt) {
      return Verdict.PASSED;
    }
    candidate.note("expired at", InstantText.of(expiresAt));
    return Verdict.dropped("expired");
  }

  /** The last instant at which the message still makes sense. */
  public static long expiresAt(Candidate candidate) {
    long after = candidate.offer().step().expiresAfter();
    return candidate.offer().due()
        + (after == SendStep.AS_STALE ? candidate.turn().rules().staleness() : after);
  }
}
