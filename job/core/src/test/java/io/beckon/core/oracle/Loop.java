package io.beckon.core.oracle;

import io.beckon.core.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Feeds a log to an engine, and what its journeys emit back into it: at P = S, behind the user's
 * records up to S.
 */
final class Loop {

  /** Campaigns that start each other in a circle would never leave their instant. */
  private static final int BOUND = 40;

  private final Lane lane;
  private final Deque<LoggedEvent> waiting = new ArrayDeque<>();
  private int looped;

  /** An engine over one user. */
  interface Lane {

    void apply(LoggedEvent logged);

    void advance(long logTime);

    /** The next instant at which the user must be looked at. */
    long nextInstant();

    /** Removes what was emitted since the last time, as records of the log. */
    List<LoggedEvent> takeEmitted();
  }

  private Loop(Lane lane) {
    this.lane = lane;
  }

  static void run(Case one, Lane lane) {
    Loop loop = new Loop(lane);
    for (int place = 0; place < one.log().size(); place++) {
      loop.runUntil(one.truthfulBefore(place));
      loop.apply(one.log().get(place));
    }
    loop.runUntil(one.end());
  }

  /** Brings up what is due by then, and what came back before then, in the order of time. */
  private void runUntil(long logTime) {
    while (true) {
      long back = waiting.isEmpty() ? Long.MAX_VALUE : waiting.getFirst().logTime();
      long due = lane.nextInstant();
      if (back < logTime && back < due) {
        apply(waiting.removeFirst());
      } else if (due <= logTime) {
        lane.advance(due);
        collect();
      } else {
        return;
      }
    }
  }

  private void apply(LoggedEvent logged) {
    lane.apply(logged);
    collect();
  }

  private void collect() {
    for (LoggedEvent emitted : lane.takeEmitted()) {
      if (looped++ < BOUND) {
        waiting.add(emitted);
      }
    }
  }
}
