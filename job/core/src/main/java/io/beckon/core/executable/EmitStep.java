package io.beckon.core.executable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts an event of the user into the log; it comes back like any other.
 *
 * @param id of the step
 * @param event its name
 * @param properties by name, in the order of the file; it carries none that is missing
 */
public record EmitStep(String id, String event, Map<String, ExecutableValue> properties)
    implements ExecutableStep {

  @Override
  public void reach(Visit visit) {
    Situation situation = visit.situation();
    Map<String, Object> carried = new LinkedHashMap<>();
    properties.forEach(
        (name, setting) -> {
          Object value = setting.in(situation);
          if (value != null) {
            carried.put(name, value);
          }
        });
    visit.acts().emit(id, event, carried);
    visit.goOn();
  }
}
