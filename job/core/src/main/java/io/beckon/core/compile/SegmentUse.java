package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Trigger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of the segments that something uses, in the order of the file. */
final class SegmentUse {

  private SegmentUse() {}

  static Set<String> of(Clause clause) {
    return of(List.of(clause));
  }

  static Set<String> of(Campaign campaign) {
    Set<String> names = new LinkedHashSet<>();
    for (Trigger trigger : campaign.triggers()) {
      if (trigger instanceof Trigger.OnSegment onSegment) {
        names.add(onSegment.segment());
      }
    }
    names.addAll(of(CampaignConditions.of(campaign)));
    return names;
  }

  private static Set<String> of(List<Clause> clauses) {
    Set<String> names = new LinkedHashSet<>();
    clauses.stream()
        .flatMap(Clause::questions)
        .filter(Clause.In.class::isInstance)
        .forEach(question -> names.add(((Clause.In) question).segment()));
    return names;
  }
}
