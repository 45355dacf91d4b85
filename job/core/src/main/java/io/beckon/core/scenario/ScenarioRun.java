package io.beckon.core.scenario;

import io.beckon.core.backtest.LoopBack;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
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
  private final Map<String, User> users = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();

  private ScenarioRun(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Runs it.
   *
   * @param editions the campaigns and what holds for all of them; nothing is missing that the
   *     scenario speaks of
   * @return what was decided; for one user in the order decided
   */
  public static List<Effect> of(Scenario scenario, Editions editions) {
    Interpreter interpreter = new Interpreter(scenario.rules(), editions.catalog(scenario));
    ScenarioRun run = new ScenarioRun(interpreter);
    scenario
        .timeline()
        .forEach(
            moment ->
                moment.event().ifPresentOrElse(run::apply, () -> run.letTimeRun(moment.logTime())));
    run.users.values().forEach(user -> user.end(scenario.end()));
    return run.effects;
  }

  private void apply(LoggedEvent event) {
    users.computeIfAbsent(event.event().userId(), User::new).apply(event);
  }

  private void letTimeRun(long logTime) {
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
      with(user -> interpreter.apply(user, event, ScenarioRun.this));
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
          LoggedEvent event = LoopBack.logged(loopBack.take(), partition);
          with(user -> interpreter.apply(user, event, ScenarioRun.this));
        } else if (due <= until) {
          with(user -> interpreter.advance(user, due, ScenarioRun.this));
        } else {
          return;
        }
      }
    }

    private void with(Consumer<UserState> input) {
      UserState user = new UserState(id, parts);
      input.accept(user);
      user.save();
    }
  }
}
