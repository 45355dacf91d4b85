package io.beckon.core.compile;

import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Shape.Fields;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.SequenceStep;
import io.beckon.core.model.Trigger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The names by which {@code matched} knows the events of sequences, and where they are known. */
final class SequenceNames {

  private SequenceNames() {}

  /**
   * What a journey of this campaign can look at; {@code matched} only where a sequence starts it.
   */
  static Roots ofJourney(Campaign campaign, Collection<Root> others) {
    Roots roots = Roots.of(others);
    return hasSequence(campaign)
        ? roots.with(Root.MATCHED, fields(campaign, event -> Shape.mapOf(null)))
        : roots;
  }

  /** The names of all sequences of a campaign, with what is known of their events. */
  static Fields fields(Campaign campaign, Function<String, Shape> ofEvent) {
    Fields all = of(List.of(), ofEvent);
    for (Trigger trigger : campaign.triggers()) {
      if (trigger instanceof Trigger.OnSequence sequence) {
        all = all.either(of(sequence.steps(), ofEvent));
      }
    }
    return new Fields("is the name of no step of a sequence here", all.known(), false);
  }

  /** The names that are known at a step of a sequence: those of the steps before it. */
  static Fields before(Trigger.OnSequence trigger, int step, Function<String, Shape> ofEvent) {
    Fields known = of(trigger.steps().subList(0, step), ofEvent);
    return new Fields("is the name of no step before this one", known.known(), false);
  }

  private static Fields of(List<SequenceStep> steps, Function<String, Shape> ofEvent) {
    Map<String, Shape> named = new LinkedHashMap<>();
    for (SequenceStep step : steps) {
      if (step instanceof SequenceStep.Happens happens) {
        happens.as().ifPresent(name -> named.put(name, ofEvent.apply(happens.event())));
      }
    }
    return new Fields("", named, false);
  }

  private static boolean hasSequence(Campaign campaign) {
    return campaign.triggers().stream().anyMatch(Trigger.OnSequence.class::isInstance);
  }
}
