package io.beckon.core.read;

import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import java.util.List;
import java.util.Optional;

/** Reads {@code set: {journey.percent: 5}}. */
final class SetStep {

  static final Keys KEYS = Keys.of("a `set`", "set");

  private SetStep() {}

  static Kind<Step> kind() {
    return new Kind<>(KEYS, SetStep::read);
  }

  private static Optional<Step> read(YamlMapping mapping) {
    List<Setting> settings = mapping.get("set").map(SettingsReader::settings).orElse(List.of());
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Step.Assign(settings, mapping.span()));
  }
}
