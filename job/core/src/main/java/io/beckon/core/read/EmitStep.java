package io.beckon.core.read;

import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import java.util.Map;
import java.util.Optional;

/** Reads events that a journey puts into the log. */
final class EmitStep {

  static final Keys KEYS = Keys.of("an `emit`", "emit");
  static final Keys EVENT = Keys.of("an event to emit", "event", "properties");

  private static final String HINT =
      "such as `emit: {event: offer_made, properties: {percent: journey.percent}}`";

  private EmitStep() {}

  static Kind<Step> kind() {
    return new Kind<>(KEYS, EmitStep::read);
  }

  private static Optional<Step> read(YamlMapping step) {
    return step.get("emit")
        .flatMap(value -> YamlMapping.open(value, EVENT, HINT))
        .flatMap(mapping -> event(step, mapping));
  }

  private static Optional<Step> event(YamlMapping step, YamlMapping mapping) {
    Optional<String> event = mapping.want("event", HINT).flatMap(Names::event);
    Map<String, Setting.Value> properties =
        mapping.get("properties").map(SettingsReader::properties).orElse(Map.of());
    return event.map(name -> new Step.Emit(name, properties, step.span()));
  }
}
