package io.beckon.core.guard;

import java.util.List;

/** All guard rails, in the order in which they are asked; the first that does not pass decides. */
public final class GuardRails {

  private static final Guard PAUSE = new Pause();

  private static final List<Guard> IN_ORDER =
      List.of(
          new ChannelChoice(),
          new Topics(),
          new Suppression(),
          new HoldOut(),
          new Staleness(),
          new QuietHours(),
          new Caps(),
          new Limits());

  private GuardRails() {}

  /** Whether the campaign is held: then nothing else is asked, the audience included. */
  public static Verdict askPause(Candidate candidate) {
    return PAUSE.ask(candidate);
  }

  /** Asks all others. */
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
