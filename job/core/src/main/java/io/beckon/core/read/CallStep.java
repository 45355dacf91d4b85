package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Step;
import java.util.Optional;

/** Reads calls of our own people, by a destination of the policy. */
final class CallStep {

  static final Keys KEYS = Keys.of("a call", "call", "id", "when");

  private final StepIds ids;

  CallStep(StepIds ids) {
    this.ids = ids;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    Optional<String> destination = mapping.get("call").flatMap(Names::plain);
    Optional<String> id = mapping.has("id") ? mapping.get("id").flatMap(Names::plain) : destination;
    Optional<Clause> when = mapping.get("when").flatMap(ClauseReader.OF_JOURNEY::read);
    id.ifPresent(name -> ids.claim(name, mapping.get(mapping.has("id") ? "id" : "call").get()));
    if (destination.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Step.Call(id.get(), destination.get(), when, mapping.span()));
  }
}
