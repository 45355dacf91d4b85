package io.beckon.core.guard;

import java.util.Optional;

/** Channels by which nothing goes any more, transactional messages included. */
final class Suppression implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    return candidate.isCall()
        ? Verdict.PASSED
        : reason(candidate, candidate.channel()).map(Verdict::dropped).orElse(Verdict.PASSED);
  }

  /** Why nothing goes by a channel; empty where it may. */
  public static Optional<String> reason(Candidate candidate, String channel) {
    return candidate
        .contact()
        .suppressions()
        .of(channel)
        .map(reason -> "suppressed: " + reason.word());
  }
}
