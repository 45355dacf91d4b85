package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import java.util.List;

/**
 * Sets values of the user or the journey.
 *
 * @param id of the step
 * @param settings in the order of the file
 */
public record SetStep(String id, List<ExecutableSetting> settings) implements ExecutableStep {

  @Override
  public void reach(Visit visit) {
    visit.acts().record(id, Decision.SET, "", ExecutableSetting.all(settings, visit));
    visit.goOn();
  }
}
