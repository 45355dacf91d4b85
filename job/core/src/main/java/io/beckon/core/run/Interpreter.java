package io.beckon.core.run;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Interest;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.memory.Remembering;
import io.beckon.core.memory.Tidying;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.UserState;
import io.beckon.core.time.RollCall;
import io.beckon.core.time.TimeRules;
import io.beckon.core.time.Zones;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Changes;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;

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
  private final Sequences sequences;
  private final Rounds rounds;
  private final Tidying tidying;
  private final Zones zones = new Zones();

  /** Of campaigns among which there is no sequence. */
  public Interpreter(TimeRules rules, Catalog catalog) {
    this(rules, catalog, Sequences.NONE);
  }

  /**
   * An engine for these campaigns.
   *
   * @param sequences matches them; like the interpreter it belongs to one worker
   */
  public Interpreter(TimeRules rules, Catalog catalog, Sequences sequences) {
    this.rules = rules;
    this.catalog = catalog;
    this.sequences = sequences;
    this.rounds = new Rounds(new Deadlines());
    this.tidying = new Tidying(rules, catalog);
  }

  /**
   * Whether somebody cares about an event: what nobody cares about is as if it were not in the log,
   * and moves no clock.
   */
  public boolean cares(LoggedEvent logged) {
    LoggedEvent named = PlanGate.ifAdmitted(logged, catalog.plan(logged.logTime()));
    return named != null && catalog.interest(named.event(), named.logTime()) != null;
  }

  /**
   * Applies an event.
   *
   * @param user whose it is; the caller saves it
   * @param logged the event, in the order of the user's log
   * @return false where nobody cares about the event, or it breaks the tracking plan and is set
   *     aside: then the user's entry was not looked at
   */
  public boolean apply(UserState user, LoggedEvent logged, Effects out) {
    LoggedEvent admitted = PlanGate.admit(logged, catalog.plan(logged.logTime()), out);
    return admitted != null && use(user, admitted, out);
  }

  private boolean use(UserState user, LoggedEvent logged, Effects out) {
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
    Turn turn = touch(user, logTime, out);
    if (!agenda.samePartition(logged.partition())) {
      out.notice(Notice.SECOND_PARTITION);
    }
    if (isRepeated(user, logged.event().messageId(), logTime, out)) {
      rounds.run(turn);
      return true;
    }
    Arrival arrival = arrival(logged.event(), logTime, agenda, out);
    Remembering.onEvent(arrival, interest, turn);
    if (interest.journeys && !agenda.journeys().isEmpty()) {
      Exits.onEvent(arrival, turn);
    }
    Withdrawal.onEvent(arrival, turn);
    if (interest.answers(logTime)) {
      Answers.onEvent(arrival, turn);
    }
    Triggers.onEvent(arrival, interest.triggers(logTime), turn);
    rounds.run(turn);
    tidying.schedule(agenda, logTime);
    scheduleRollCall(user, logTime);
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
      } else if (agenda.rollCallAt() == next) {
        callTheRoll(user, next, until, out);
      } else {
        rounds.run(touch(user, next, out));
      }
      // At once, and not when it is stored: when the host does so makes no difference.
      agenda.forgetWhereSpent();
    }
  }

  /**
   * The first instant of log time at which the user must be looked at again; {@link Long#MAX_VALUE}
   * for none.
   */
  public long nextInstant(UserState user) {
    Agenda agenda = user.agenda();
    return Math.min(agenda.firstDeadline(), Math.min(agenda.tidyAt(), agenda.rollCallAt()));
  }

  /**
   * Moves the user's clock; on the way the user meets the campaigns that came into force. Whom they
   * let in at once enters with whatever else this instant brings: at an event behind it, so that an
   * unsubscription counts which is the first that is heard of the user.
   *
   * @return the instant, with nothing decided yet
   */
  private Turn touch(UserState user, long instant, Effects out) {
    Agenda agenda = user.agenda();
    boolean neverSeen = agenda.clock() == Agenda.NEVER && !user.isRemembered();
    agenda.clock(instant);
    Turn turn =
        new Turn(
            rules, catalog, zones, sequences, user, instant, new ArrayList<>(), new Changes(), out);
    if (neverSeen) {
      // Of somebody who never did anything every condition is at rest.
      agenda.met(catalog.latestRelease(instant));
    } else {
      Meeting.hold(turn);
    }
    return turn;
  }

  /**
   * Looks at a user who does nothing. It is no instant of the user's clock where nothing is new.
   *
   * @param until how far log time has come; as long as nothing else happens to the user, looking
   *     once is as good as looking every day
   */
  private void callTheRoll(UserState user, long instant, long until, Effects out) {
    Agenda agenda = user.agenda();
    agenda.rollCallAt(Long.MAX_VALUE);
    if (Meeting.isDue(agenda, catalog, instant)) {
      rounds.run(touch(user, instant, out));
    }
    // A journey may still set something of the profile.
    if (!agenda.journeys().isEmpty() || user.isRemembered()) {
      long happens = Math.min(nextInstant(user), catalog.nextRelease(instant));
      scheduleRollCall(user, Math.max(instant, Math.min(until, happens - 1)));
    }
  }

  private void scheduleRollCall(UserState user, long logTime) {
    Agenda agenda = user.agenda();
    if (rules.rollCall() > 0 && agenda.rollCallAt() == Long.MAX_VALUE) {
      agenda.rollCallAt(RollCall.next(user.userId(), logTime, rules.rollCall()));
    }
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
