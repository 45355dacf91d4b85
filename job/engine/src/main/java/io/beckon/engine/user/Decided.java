package io.beckon.engine.user;

import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds what one input decided until the user's entry has been saved: what leaves the stage may
 * block, and a mistake of the core must not be mixed up with one of the network.
 */
final class Decided implements Effects {

  private final StageMetrics metrics;
  private final List<Effect> effects = new ArrayList<>();

  Decided(StageMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void emit(Effect effect) {
    effects.add(effect);
  }

  @Override
  public void notice(Notice notice) {
    metrics.count(notice);
  }

  /** Hands everything on, in the order decided, and forgets it. */
  void handOn(Consumer<Effect> to) {
    for (Effect effect : effects) {
      metrics.count(effect);
      to.accept(effect);
    }
    effects.clear();
  }
}
