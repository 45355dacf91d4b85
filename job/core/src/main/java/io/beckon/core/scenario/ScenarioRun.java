package io.beckon.core.scenario;

import io.beckon.core.backtest.LoopBack;
import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemRoom;
import io.beckon.core.run.Interpreter;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs a scenario by the core alone. The state of a user is written and read again around each
 * input, as in the job.
 *
 * <p>A user is looked at when the user's own events come, where time alone runs on, and at the end,
 * and then at each instant at which something is due: what a journey emits at one comes back before
 * the next. A job that looks more often must decide the same.
 */
public final class ScenarioRun implements Effects {

  private final Interpreter interpreter;
  private final ItemRoom items;
  private final Map<String, User> users = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();

  private ScenarioRun(TimeRules rules, Catalog catalog, Sequences sequences) {
    this.interpreter = new Interpreter(rules, catalog, sequences);
    this.items = new ItemRoom(rules, ItemBounds.DEFAULT, catalog);
  }

  /**
   * Runs it.
   *
   * @param editions the campaigns and what holds for all of them; nothing is missing that the
   *     scenario speaks of
   * @return what was decided; for one user in the order decided
   */
  public static List<Effect> of(Scenario scenario, Editions editions) {
    return of(scenario, editions, Sequences.NONE);
  }

  /**
   * The same for campaigns among which there are sequences.
   *
   * @param sequences matches them
   */
  public static List<Effect> of(Scenario scenario, Editions editions, Sequences sequences) {
    ScenarioRun run = new ScenarioRun(scenario.rules(), editions.catalog(scenario), sequences);
    scenario
        .timeline()
        .forEach(
            moment ->
                moment.event().ifPresentOrElse(run::apply, () -> run.letTimeRun(moment.logTime())));
    run.end(scenario.end());
    return run.effects;
  }

  private void apply(LoggedEvent event) {
    lookAtItems(event.logTime() - 1);
    if (event.event().kind() == Event.Kind.ITEM) {
      items.take(event, this);
    } else {
      users.computeIfAbsent(event.event().userId(), User::new).apply(event);
    }
  }

  private void end(long logTime) {
    lookAtItems(logTime);
    users.values().forEach(user -> user.end(logTime));
  }

  /** Whoever watches an item learns what happened to it behind the records up to then. */
  private void lookAtItems(long until) {
    for (long next = items.nextInstant(); next <= until; next = items.nextInstant()) {
      long instant = next;
      users.values().forEach(user -> user.run(instant, instant + 1));
      items.advance(instant, this);
    }
  }

  private void letTimeRun(long logTime) {
    lookAtItems(logTime);
    users.values().forEach(user -> user.run(logTime, logTime));
  }

  @Override
  public void emit(Effect effect) {
    effects.add(effect);
    if (effect instanceof EmittedEvent event) {
      users.get(event.userId()).loopBack.add(event);
    }
  }

  /** What ops should know of the input is no decision. */
  @Override
  public void notice(Notice notice) {}

  /** One user's bytes, and what is on its way back into the user's log. */
  private final class User {

    private final String id;
    private final InMemoryUserParts parts = new InMemoryUserParts();
    private final LoopBack loopBack = new LoopBack();
    private int partition;

    User(String id) {
      this.id = id;
    }

    void apply(LoggedEvent event) {
      partition = event.partition();
      if (interpreter.cares(event)) {
        run(event.logTime(), event.logTime());
      }
      use(event);
    }

    void end(long logTime) {
      run(logTime, logTime);
      run(logTime, Long.MAX_VALUE);
    }

    /**
     * Handles what is due and what comes back, in the order of time.
     *
     * @param until what is due at or before this log time
     * @param before what comes back before this log time
     */
    void run(long until, long before) {
      while (true) {
        long due = interpreter.nextInstant(new UserState(id, parts));
        long back = loopBack.first();
        if (back < before && back < due) {
          use(LoopBack.logged(loopBack.take(), partition));
        } else if (due <= until) {
          with(user -> interpreter.advance(user, due, ScenarioRun.this));
        } else {
          return;
        }
      }
    }

    private void use(LoggedEvent event) {
      with(user -> interpreter.apply(user, event, ScenarioRun.this));
      items.take(event, ScenarioRun.this);
    }

    private void with(Consumer<UserState> input) {
      UserState user = new UserState(id, parts);
      input.accept(user);
      user.save();
    }
  }
}
