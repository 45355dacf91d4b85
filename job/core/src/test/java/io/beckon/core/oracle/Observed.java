package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Step;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine put out over a case, one after the other, each beside what was known of the user
 * when it was decided.
 */
final class Observed {

  private final Case one;
  private final Interpreter interpreter;
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final NaiveUser user;
  private final Witness witness;

  /** The event that is being applied; null while time passes. */
  private Event cause;

  /** Looks at what is decided. */
  interface Witness {

    /**
     * @param effect what was decided
     * @param known what was known of the user, the event that brought it about included
     * @param cause that event; null where time did
     */
    void saw(Effect effect, NaiveUser known, Event cause);
  }

  private Observed(Case one, Witness witness) {
    this.one = one;
    this.witness = witness;
    this.interpreter = new Interpreter(one.rules(), Published.catalog(one.world()));
    this.user = new NaiveUser(one.user(), one.world(), one.rules(), Meanings.BY_TEXT::get);
  }

  static void run(Case one, Witness witness) {
    Observed observed = new Observed(one, witness);
    one.log().forEach(observed::take);
    observed.advance(one.end());
  }

  /** What was due before an event is decided before it is known. */
  private void take(LoggedEvent logged) {
    if (interpreter.cares(logged)) {
      advance(logged.logTime());
      cause = logged.event();
      Output output = new Output();
      UserState state = new UserState(one.user(), parts);
      interpreter.apply(state, logged, output);
      state.save();
      if (!output.repeated) {
        user.log.add(logged.event(), logged.logTime());
      }
      output.effects.forEach(this::show);
      cause = null;
    }
  }

  private void advance(long logTime) {
    Output output = new Output();
    UserState state = new UserState(one.user(), parts);
    interpreter.advance(state, logTime, output);
    state.save();
    output.effects.forEach(this::show);
  }

  private void show(Effect effect) {
    if (effect instanceof JourneyRecord record) {
      user.clock = record.decidedAt();
      if (record.decision() == Decision.SUBSCRIPTION) {
        user.log.add(new NaiveLog.Subscribed(subscription(record), record.decidedAt()));
      }
    }
    witness.saw(effect, user, cause);
  }

  private Step.Subscribe subscription(JourneyRecord record) {
    Campaign campaign = campaign(one.world(), record.campaign(), record.version());
    StepNames names = new StepNames(campaign);
    return StepNames.all(campaign.steps()).stream()
        .filter(step -> names.of(step).equals(record.step()))
        .map(Step.Subscribe.class::cast)
        .findFirst()
        .orElseThrow();
  }

  static Campaign campaign(World world, String id, String version) {
    return world.campaigns().stream()
        .map(World.Published::campaign)
        .filter(campaign -> campaign.id().equals(id) && campaign.version().equals(version))
        .findFirst()
        .orElseThrow();
  }

  private static final class Output implements Effects {

    private final List<Effect> effects = new ArrayList<>();
    private boolean repeated;

    @Override
    public void emit(Effect effect) {
      effects.add(effect);
    }

    @Override
    public void notice(Notice notice) {
      repeated |= notice == Notice.REPEATED_MESSAGE;
    }
  }
}
