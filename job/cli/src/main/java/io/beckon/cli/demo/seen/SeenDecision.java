package io.beckon.cli.demo.seen;

import io.beckon.core.effect.Decision;
import java.util.Map;

/**
 * A journey record as the journeys topic holds it.
 *
 * @param userId whose journey
 * @param campaign whose it is
 * @param journeyId which run of it
 * @param decision what was decided
 * @param step about which step; empty for the journey as a whole
 * @param dueAt epoch milliseconds
 * @param decidedAt epoch milliseconds
 * @param reason why
 * @param values what was read to decide it
 */
public record SeenDecision(
    String userId,
    String campaign,
    String journeyId,
    Decision decision,
    String step,
    long dueAt,
    long decidedAt,
    String reason,
    Map<String, String> values) {

  /** Whether somebody did not get something, or will not: what a panel of its own shows. */
  public boolean isRefusalOrEnd() {
    return switch (decision) {
      case NOT_QUALIFIED, REFUSED, SKIPPED, HELD_BACK, PUT_OFF, GHOST, EXITED -> true;
      case ENTERED,
          ALREADY_INSIDE,
          RESTARTED,
          WAITING,
          ANSWERED,
          TIMED_OUT,
          BRANCHED,
          SPLIT,
          SET,
          EMITTED,
          SUBSCRIPTION,
          SENT,
          GOAL,
          COMPLETED ->
          false;
    };
  }
}
