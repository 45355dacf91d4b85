package io.beckon.core.backtest;

import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The way of emitted events back into the log where no log is: each comes back at the instant at
 * which it was decided, behind the user's records up to then.
 *
 * <p>Not thread-safe.
 */
public final class LoopBack {

  /**
   * So many events of one user come back at one instant. Through a log it takes time to come back;
   * here campaigns that start each other in a circle would never leave the instant.
   */
  public static final int BOUND = 1_000;

  /** In the order decided, which is that of their instants. */
  private final Deque<EmittedEvent> waiting = new ArrayDeque<>();

  /** By user: how many were emitted at the latest instant. */
  private final Map<String, Integer> emitted = new HashMap<>();

  private long latest = Long.MIN_VALUE;

  /**
   * Takes an event that was emitted, at no earlier instant than the one before.
   *
   * @return false where it does not come back, since too many do at its instant
   */
  public boolean add(EmittedEvent event) {
    if (event.decidedAt() != latest) {
      latest = event.decidedAt();
      emitted.clear();
    }
    if (emitted.merge(event.userId(), 1, Integer::sum) > BOUND) {
      return false;
    }
    waiting.add(event);
    return true;
  }

  /** Log time of the first that is to come back; {@link Long#MAX_VALUE} where there is none. */
  public long first() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.getFirst().decidedAt();
  }

  /** Removes the first; there must be one. */
  public EmittedEvent take() {
    return waiting.removeFirst();
  }

  /**
   * An emitted event as a record of the log.
   *
   * @param partition that holds the user's other records
   */
  public static LoggedEvent logged(EmittedEvent emitted, int partition) {
    return new LoggedEvent(
        new Event(
            Event.Kind.TRACK,
            emitted.name(),
            emitted.userId(),
            emitted.messageId(),
            emitted.time(),
            emitted.properties()),
        emitted.decidedAt(),
        partition);
  }
}
