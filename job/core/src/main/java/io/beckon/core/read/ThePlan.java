package io.beckon.core.read;

import io.beckon.core.model.Plan;
import io.beckon.core.source.Span;
import java.util.Optional;

/** Sees to it that there is one tracking plan, over all files of a reading. */
final class ThePlan {

  private Span first;
  private Plan plan;

  void read(YamlValue document) {
    int problemsBefore = document.page().problemCount();
    Optional<Plan> read =
        YamlMapping.open(document, PlanReader.KEYS, PlanReader.HINT)
            .flatMap(mapping -> PlanReader.read(mapping, Fingerprint.of(document.node())));
    if (first != null) {
      document.problem(
          "there is a tracking plan already; it is at " + first,
          "one plan is in force at a time: bring both together in one");
      plan = null;
    } else if (document.page().problemCount() == problemsBefore) {
      plan = read.orElse(null);
    }
    first = first == null ? document.span() : first;
  }

  /** The plan; empty where there is none, and where it or its being the only one has a problem. */
  Optional<Plan> sound() {
    return Optional.ofNullable(plan);
  }
}
