package io.beckon.core.run;

import io.beckon.core.executable.SendStep;
import io.beckon.core.time.TimeRules;

/** A message that comes too late makes no sense any more: {@code S - D > expires_after}. */
final class Staleness implements Guard {

  private final TimeRules rules;

  Staleness(TimeRules rules) {
    this.rules = rules;
  }

  @Override
  public String holdsBack(Offer offer, long logTime) {
    return logTime > expiresAt(offer) ? "expired" : null;
  }

  /** The last instant at which the message still makes sense. */
  long expiresAt(Offer offer) {
    long after = offer.step().expiresAfter();
    return offer.due() + (after == SendStep.AS_STALE ? rules.staleness() : after);
  }
}
