package io.beckon.core.backtest;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemRoom;
import io.beckon.core.run.Interpreter;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs campaigns over a log that is at hand as a whole, with the interpreter that runs live.
 *
 * <p>What it puts out comes in the order of log time, over all users; at one instant first what was
 * due, by user ID, then what each event brought about, in the order of the log, then what came of
 * the events that journeys emitted at that instant. So the same log and campaigns give the same
 * output, line by line. For one user it is what the job decides, whatever the job's parallelism.
 *
 * <p>Not thread-safe. Memory grows with the users that have state, not with the events.
 */
public final class Backtest {

  private final Interpreter interpreter;
  private final ItemRoom items;
  private final Effects out;
  private final Map<String, InMemoryUserParts> users = new HashMap<>();
  private final WakeUpQueue wakeUps = new WakeUpQueue();
  private final LoopBack loopBack = new LoopBack();

  /** Log time up to which everything has been handled. */
  private long reached = Long.MIN_VALUE;

  /**
   * @param compiled the campaigns and what holds for all of them, in force during the whole log: so
   *     nobody is there before them, and there is no roll-call
   * @param out takes what is decided
   */
  public Backtest(TimeRules rules, Compilation compiled, Effects out) {
    this(rules, compiled, Sequences.NONE, out);
  }

  /**
   * The same for campaigns among which there are sequences.
   *
   * @param sequences matches them
   */
  public Backtest(TimeRules rules, Compilation compiled, Sequences sequences, Effects out) {
    this(rules.withRollCall(0), Catalog.of(compiled, Map.of()), sequences, out);
  }

  private Backtest(TimeRules rules, Catalog catalog, Sequences sequences, Effects out) {
    this.interpreter = new Interpreter(rules, catalog, sequences);
    this.items = new ItemRoom(rules, ItemBounds.DEFAULT, catalog);
    this.out = new Looping(out);
  }

  /**
   * For versions that come into force on the way, so that users are there before them; the
   * roll-call is that of the rules.
   *
   * @param compiled what is in force from the beginning
   * @param next versions that take its place, or come beside it
   * @param from log time in epoch milliseconds from which they are in force
   */
  public static Backtest publishing(
      TimeRules rules,
      Compilation compiled,
      List<ExecutableCampaign> next,
      long from,
      Sequences sequences,
      Effects out) {
    Catalog catalog = Catalog.of(compiled, Map.of());
    next.forEach(version -> catalog.publish(version, from));
    return new Backtest(rules, catalog, sequences, out);
  }

  /**
   * Takes the next event of the log.
   *
   * @throws IllegalArgumentException where its log time lies before what was taken already
   */
  public void take(LoggedEvent event) {
    runUntil(event.logTime());
    if (event.event().kind() == Event.Kind.ITEM) {
      items.take(event, out);
    } else {
      apply(load(event.event().userId()), event);
    }
  }

  /**
   * Lets time run: everything with {@code H} at or before this log time is handled. Events that
   * were emitted at this very instant wait: the log may still hold records of the same.
   *
   * @throws IllegalArgumentException where time has gone further already
   */
  public void runUntil(long logTime) {
    if (logTime < reached) {
      throw new IllegalArgumentException(
          "Log time cannot go back from " + reached + " to " + logTime);
    }
    reached = logTime;
    run(logTime, logTime);
  }

  /**
   * Lets time run to the end of the log: as {@link #runUntil}, and events that were emitted at this
   * instant come back as well.
   *
   * @throws IllegalArgumentException where time has gone further already
   */
  public void end(long logTime) {
    runUntil(logTime);
    run(logTime, Long.MAX_VALUE);
  }

  /**
   * Handles what is due and what comes back, in the order of time.
   *
   * @param until what is due at or before this log time
   * @param before what comes back before this log time
   */
  private void run(long until, long before) {
    while (true) {
      long due = wakeUps.first();
      long back = loopBack.first();
      long item = items.nextInstant();
      if (back < before && back < due && back <= item) {
        EmittedEvent event = loopBack.take();
        UserState user = load(event.userId());
        apply(user, LoopBack.logged(event, Math.max(0, user.agenda().partition())));
      } else if (item <= until && item < before && item < due) {
        items.advance(item, out);
      } else if (due <= until) {
        UserState user = load(wakeUps.take());
        interpreter.advance(user, due, out);
        save(user);
      } else {
        return;
      }
    }
  }

  private void apply(UserState user, LoggedEvent event) {
    if (interpreter.apply(user, event, out)) {
      save(user);
    }
    items.take(event, out);
  }

  private UserState load(String userId) {
    return new UserState(userId, users.computeIfAbsent(userId, id -> new InMemoryUserParts()));
  }

  private void save(UserState user) {
    wakeUps.set(user.userId(), interpreter.nextInstant(user));
    user.save();
    if (users.get(user.userId()).isEmpty()) {
      users.remove(user.userId());
    }
  }

  /** Takes what is decided to whom it concerns, and emitted events on their way back. */
  private final class Looping implements Effects {

    private final Effects to;

    Looping(Effects to) {
      this.to = to;
    }

    @Override
    public void emit(Effect effect) {
      to.emit(effect);
      if (effect instanceof EmittedEvent event && !loopBack.add(event)) {
        notice(Notice.LOOP_BACK_FULL);
      }
    }

    @Override
    public void notice(Notice notice) {
      to.notice(notice);
    }
  }
}
