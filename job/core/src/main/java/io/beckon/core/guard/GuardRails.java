package io.beckon.core.guard;

import java.util.List;

/** All guard rails, in the order in which they are asked; the first that does not pass decides. */
public final class GuardRails {

  private static final List<Guard> IN_ORDER =
      List.of(
          new Pause(),
          new ChannelChoice(),
          new Topics(),
          new Suppression(),
          new HoldOut(),
          new Staleness(),
          new QuietHours(),
          new Caps(),
          new Limits());

  private GuardRails() {}

  public static Verdict ask(Candidate candidate) {
    for (Guard guard : IN_ORDER) {
      Verdict verdict = guard.ask(candidate);
      if (!verdict.hasPassed()) {
        return verdict;
      }
    }
    return Verdict.PASSED;
  }
}
