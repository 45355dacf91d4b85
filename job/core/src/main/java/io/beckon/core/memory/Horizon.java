package io.beckon.core.memory;

import io.beckon.core.executable.Demand;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.Journey;
import io.beckon.core.time.TimeRules;
import io.beckon.core.turn.Turn;

/**
 * How far back the questions can reach that may still be asked of a user.
 *
 * <p>A condition may be asked at an instant as far behind the clock as what is due can lie, and its
 * grace. One that asks since a moment of a journey reaches back to the start of the oldest that
 * runs; the last message was decided no earlier than the journey was entered, whose start may lie
 * ahead of that by as much as event times are allowed to.
 *
 * @param logTime at which history is tidied up
 * @param slack how late a question may be asked
 * @param journeys no journey that runs asks about anything before; {@link Long#MAX_VALUE} for none
 * @param revisit log time at which journeys may have moved on
 */
record Horizon(long logTime, long slack, long journeys, long revisit) {

  public static Horizon of(Turn turn) {
    long delay = turn.catalog().longestDelay(turn.instant(), turn.rules());
    return of(turn.agenda(), turn.instant(), delay, turn.rules());
  }

  /**
   * How far back questions reach at a log time.
   *
   * @param delay how far what is due can lie behind the user's clock, in milliseconds
   */
  public static Horizon of(Agenda agenda, long logTime, long delay, TimeRules rules) {
    long oldest = Long.MAX_VALUE;
    for (Journey journey : agenda.journeys()) {
      oldest = Math.min(oldest, journey.start().time() - rules.futureTolerance());
    }
    long first = agenda.firstDeadline();
    long revisit = first == Long.MAX_VALUE ? logTime + rules.repeatWindow() : first;
    return new Horizon(logTime, delay + rules.grace(), oldest, revisit);
  }

  /** The instant at and before which the n-th latest occurrence is not needed, n from 1. */
  long floor(Tally tally, int n) {
    long floor = Long.MAX_VALUE;
    for (Demand demand : tally.demands()) {
      if (demand.keep() >= n) {
        floor = Math.min(floor, floor(demand));
      }
    }
    return floor;
  }

  /**
   * The first log time at which an n-th latest occurrence may have become needless, n from 1;
   * {@link Long#MAX_VALUE} for never.
   */
  long leaves(Tally tally, int n, long eventTime) {
    long leaves = Long.MIN_VALUE;
    for (Demand demand : tally.demands()) {
      if (demand.keep() >= n) {
        leaves = Math.max(leaves, leaves(demand, eventTime));
      }
    }
    return leaves;
  }

  private long floor(Demand demand) {
    if (demand.window() == Demand.FOR_EVER) {
      return Long.MIN_VALUE;
    }
    long floor = logTime - slack - demand.window();
    return demand.sinceJourney() ? Math.min(floor, journeys - 1) : floor;
  }

  private long leaves(Demand demand, long eventTime) {
    if (demand.window() == Demand.FOR_EVER) {
      return Long.MAX_VALUE;
    }
    long leaves = eventTime + slack + demand.window();
    boolean asked = demand.sinceJourney() && eventTime >= journeys;
    return asked ? Math.max(leaves, revisit) : leaves;
  }
}
