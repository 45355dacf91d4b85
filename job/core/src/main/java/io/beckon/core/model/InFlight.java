package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.util.Map;

/**
 * What becomes of running journeys of another version when a version of their campaign takes force.
 */
public sealed interface InFlight {

  /** They finish the version that they began. */
  record Finish() implements InFlight {}

  /** They end. */
  record Stop() implements InFlight {}

  /**
   * They go on in the version that takes force, at the step of the same id.
   *
   * @param steps by id of a step of the other version: id of the step that takes its place
   * @param span where the author says so
   */
  record Move(Map<String, String> steps, Span span) implements InFlight {
    public Move {
      steps = Map.copyOf(steps);
    }

    /** The id of the step that takes the place of another one. */
    public String placeOf(String step) {
      return steps.getOrDefault(step, step);
    }
  }
}
