package io.beckon.core.compile;

import io.beckon.core.model.Plan;
import io.beckon.core.model.Plan.PlannedEvent;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.source.Problems;

/**
 * Refuses other names for consent and reports of delivery. It looks at plans that are to be
 * published, and not at one that is: that one would fall away as a whole, and every opt-out that
 * comes under the other name with it.
 */
final class TrustedNames {

  private TrustedNames() {}

  static void check(Plan plan, Problems found) {
    for (PlannedEvent event : plan.events().values()) {
      if (BuiltIn.isTrusted(event.name())) {
        for (String spelling : event.also()) {
          found.add(
              NamePlace.of(spelling, event.span()),
              "`"
                  + spelling
                  + "` cannot stand for `"
                  + event.name()
                  + "`: whoever reads the key of a web page could send it",
              "send `" + event.name() + "` itself, from your servers");
        }
      }
    }
  }
}
