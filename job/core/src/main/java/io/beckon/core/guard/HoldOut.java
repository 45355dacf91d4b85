package io.beckon.core.guard;

import io.beckon.core.identity.Chance;

/** Users who get no marketing at all, so that what it brings can be measured. */
final class HoldOut implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    double share = candidate.policy().definition().holdout();
    boolean heldOut =
        candidate.isMarketing() && Chance.isHeldOut(candidate.turn().user().userId(), share);
    return heldOut ? Verdict.dropped("hold-out") : Verdict.PASSED;
  }
}
