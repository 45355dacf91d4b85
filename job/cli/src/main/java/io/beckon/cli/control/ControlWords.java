package io.beckon.cli.control;

import io.beckon.core.catalog.Control;
import io.beckon.core.model.InFlight;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Said;
import java.time.Instant;

/** What was said of how campaigns are to stand, for people. */
final class ControlWords {

  private ControlWords() {}

  /** {@code paused: too many complaints}. */
  static String what(Said said) {
    Control control = said.control();
    String done =
        switch (control.verb()) {
          case PAUSE -> control.isOfAll() ? "all campaigns halted" : "paused";
          case RESUME -> control.isOfAll() ? "all campaigns resumed" : "resumed";
          case END ->
              control.inFlight().filter(InFlight.Stop.class::isInstance).isPresent()
                  ? "ended, running journeys stopped"
                  : "ended, running journeys finish";
          case ROLLBACK -> "rolled back to " + control.version();
        };
    return said.reason().isEmpty() ? done : done + ": " + said.reason();
  }

  /** {@code , since 2025-03-01T00:00:00Z: too many complaints}. */
  static String since(CampaignChange pause) {
    String why = pause.said().reason();
    return " since "
        + Instant.ofEpochMilli(pause.effectiveFrom())
        + (why.isEmpty() ? "" : ": " + why);
  }
}
