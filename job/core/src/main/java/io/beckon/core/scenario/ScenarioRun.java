package io.beckon.core.scenario;

import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.run.Catalog;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs a scenario by the core alone. The state of a user is written and read again around each
 * input, as in the job.
 *
 * <p>A user is looked at when the user's own events come, where time alone runs on, and at the end:
 * the fewest looks that the rules allow. A job that looks more often must decide the same.
 */
public final class ScenarioRun implements Effects {

  private final Interpreter interpreter;
  private final Map<String, InMemoryUserParts> users = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();

  private ScenarioRun(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Runs it.
   *
   * @param campaigns in force during the whole scenario
   * @return what was decided; for one user in the order decided
   */
  public static List<Effect> of(Scenario scenario, Collection<ExecutableCampaign> campaigns) {
    Catalog catalog = new Catalog();
    campaigns.forEach(campaign -> catalog.publish(campaign, Long.MIN_VALUE));
    ScenarioRun run = new ScenarioRun(new Interpreter(scenario.rules(), catalog));
    scenario
        .timeline()
        .forEach(
            moment ->
                moment.event().ifPresentOrElse(run::apply, () -> run.letTimeRun(moment.logTime())));
    run.letTimeRun(scenario.end());
    return run.effects;
  }

  private void apply(LoggedEvent event) {
    with(event.event().userId(), user -> interpreter.apply(user, event, this));
  }

  private void letTimeRun(long logTime) {
    for (String userId : List.copyOf(users.keySet())) {
      with(userId, user -> interpreter.advance(user, logTime, this));
    }
  }

  private void with(String userId, Consumer<UserState> input) {
    UserState user =
        new UserState(userId, users.computeIfAbsent(userId, id -> new InMemoryUserParts()));
    input.accept(user);
    user.save();
  }

  @Override
  public void emit(Effect effect) {
    effects.add(effect);
  }

  /** What ops should know of the input is no decision. */
  @Override
  public void notice(Notice notice) {}
}
