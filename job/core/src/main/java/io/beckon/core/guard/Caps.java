package io.beckon.core.guard;

import io.beckon.core.executable.ExecutableCap;
import io.beckon.core.executable.InstantText;
import io.beckon.core.state.SendLog;

/**
 * How many messages a user gets in any window (S - w, S]. Caps are asked in the order written; the
 * first full one decides, and what it holds waits until one of its places is free: exactly w after
 * it was taken.
 */
public final class Caps implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    if (candidate.isRationed()) {
      for (ExecutableCap cap : candidate.policy().caps()) {
        if (cap.concerns(candidate.channel(), candidate.situation()) && isFull(cap, candidate)) {
          return full(cap, candidate);
        }
      }
    }
    return Verdict.PASSED;
  }

  private static boolean isFull(ExecutableCap cap, Candidate candidate) {
    SendLog log = candidate.contact().sendLog();
    return log.countAfter(candidate.instant() - cap.within(), cap.channel()) >= cap.perUser();
  }

  private static Verdict full(ExecutableCap cap, Candidate candidate) {
    SendLog log = candidate.contact().sendLog();
    String reason = "cap: " + cap.text();
    if (cap.perUser() > 0) {
      candidate.note("last sent", InstantText.of(log.latest(1, cap.channel())));
    }
    candidate.note(
        "sent in the window",
        "" + log.countAfter(candidate.instant() - cap.within(), cap.channel()));
    if (!cap.holds()) {
      return Verdict.dropped(reason);
    }
    long free = log.latest(cap.perUser(), cap.channel()) + cap.within();
    candidate.note("until", InstantText.of(free));
    return Verdict.putOff(reason, free);
  }
}
