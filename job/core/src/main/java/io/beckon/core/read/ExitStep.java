package io.beckon.core.read;

import io.beckon.core.model.Step;
import java.util.Optional;

/** Reads {@code exit: reason}. */
final class ExitStep {

  static final Keys KEYS = Keys.of("an `exit`", "exit");

  private ExitStep() {}

  static Kind<Step> kind() {
    return new Kind<>(KEYS, ExitStep::read);
  }

  private static Optional<Step> read(YamlMapping mapping) {
    return mapping
        .get("exit")
        .flatMap(Names::reason)
        .map(reason -> new Step.Leave(reason, mapping.span()));
  }
}
