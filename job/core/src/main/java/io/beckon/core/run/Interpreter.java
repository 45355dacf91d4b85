package io.beckon.core.run;

import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;

/**
 * The engine: what an event, or the passing of log time, means to one user.
 *
 * <p>Its output is a function of the user's events in the order of the log and of the campaigns'
 * log. How often and when {@link #advance} is called between two events makes no difference, as
 * long as it is never called with an instant that a later event of the user lies before: an event
 * first brings up the deadlines that are due before it.
 *
 * <p>Not thread-safe; one belongs to one worker, with its catalog.
 */
public final class Interpreter {

  private final TimeRules rules;
  private final Catalog catalog;
  private final Rounds rounds;
  private final Tidying tidying;

  public Interpreter(TimeRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
    this.rounds = new Rounds(new Staleness(rules), new Deadlines());
    this.tidying = new Tidying(rules, catalog::tallies);
  }

  /**
   * Applies an event.
   *
   * @param user whose it is; the caller saves it
   * @param logged the event, in the order of the user's log
   * @return false where nobody cares about the event: then the user's entry was not looked at
   */
  public boolean apply(UserState user, LoggedEvent logged, Effects out) {
    Interest interest = catalog.interest(logged.event(), logged.logTime());
    if (interest == null) {
      return false;
    }
    Agenda agenda = user.agenda();
    if (logged.logTime() < agenda.clock()) {
      out.notice(Notice.LOG_TIME_SET_BACK);
    }
    long logTime = Math.max(logged.logTime(), agenda.clock());
    advance(user, logTime, out);
    agenda.clock(logTime);
    if (!agenda.samePartition(logged.partition())) {
      out.notice(Notice.SECOND_PARTITION);
    }
    if (isRepeated(user, logged.event().messageId(), logTime, out)) {
      return true;
    }
    Arrival arrival = arrival(logged.event(), logTime, agenda, out);
    Turn turn = Turn.at(logTime, rules, catalog, user, out);
    Remembering.onEvent(arrival, interest, user, rules, out);
    if (interest.journeys && !agenda.journeys().isEmpty()) {
      Exits.onEvent(arrival, turn);
    }
    if (!arrival.stale()) {
      Entrance.onEvent(arrival, interest.triggers, turn);
    }
    rounds.run(turn);
    tidying.schedule(agenda, logTime);
    return true;
  }

  /**
   * Handles every deadline with {@code H} at or before this log time, each at its own instant.
   *
   * @param user whose; the caller saves it
   * @param logTime epoch milliseconds; everything that the log holds before it has been applied
   */
  public void advance(UserState user, long logTime, Effects out) {
    Agenda agenda = user.agenda();
    // The end of all time is no instant: what has no end is not due then either.
    long until = Math.min(logTime, Long.MAX_VALUE - 1);
    for (long next = nextInstant(user); next <= until; next = nextInstant(user)) {
      if (agenda.tidyAt() == next) {
        tidying.tidy(user, next);
      } else {
        agenda.clock(next);
        rounds.run(Turn.at(next, rules, catalog, user, out));
      }
    }
  }

  /**
   * The first instant of log time at which the user must be looked at again; {@link Long#MAX_VALUE}
   * for none.
   */
  public long nextInstant(UserState user) {
    Agenda agenda = user.agenda();
    return Math.min(Deadlines.first(agenda), agenda.tidyAt());
  }

  /** A producer's retry moves only the clock. */
  private boolean isRepeated(UserState user, String messageId, long logTime, Effects out) {
    if (user.messages().contains(messageId, logTime, rules.repeatWindow())) {
      out.notice(Notice.REPEATED_MESSAGE);
      return true;
    }
    if (!user.messages().add(messageId, logTime, rules.repeatWindow())) {
      out.notice(Notice.REPEAT_WINDOW_FULL);
    }
    return false;
  }

  private Arrival arrival(Event event, long logTime, Agenda agenda, Effects out) {
    Event seen = event;
    if (event.time() > logTime + rules.futureTolerance()) {
      out.notice(Notice.EVENT_TIME_AHEAD);
      seen = event.at(logTime);
    }
    boolean stale = seen.time() < logTime - rules.staleness();
    if (stale) {
      out.notice(Notice.STALE_EVENT);
    }
    return new Arrival(seen, logTime, agenda.nextPlace(), stale);
  }
}
