package io.beckon.core.clause;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Trigger;

/** Something that history is asked. */
sealed interface Question {

  /** A clause, by a journey. */
  record Of(Clause clause) implements Question {}

  /** Whether it is silent. */
  record Silence(Trigger.OnSilence trigger) implements Question {}

  /** Whether the event at hand completes a number. */
  record Count(Trigger.OnCount trigger) implements Question {}
}
