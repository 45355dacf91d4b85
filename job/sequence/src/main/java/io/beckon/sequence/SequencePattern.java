package io.beckon.sequence;

import io.beckon.core.executable.SequenceStep;
import io.beckon.core.executable.SequenceTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;

/**
 * A sequence as a pattern of CEP, of relaxed contiguity only: events that are no step do not
 * matter, so that those which no campaign looks at need never be shown to it.
 *
 * <p>It keeps every match; which of them count is decided by {@link AfterMatching}, since CEP's own
 * strategies hold a match back as long as an older run is open, up to the whole window.
 */
final class SequencePattern {

  private final SequenceTrigger trigger;
  private final Asking asking;

  private SequencePattern(SequenceTrigger trigger, Asking asking) {
    this.trigger = trigger;
    this.asking = asking;
  }

  static Pattern<FedEvent, FedEvent> of(SequenceTrigger trigger, Asking asking) {
    return new SequencePattern(trigger, asking).pattern();
  }

  /** The name of a step. What users have begun is kept under these names: they never change. */
  static String name(int step) {
    return "s" + step;
  }

  /** How long a run can be open at most, in milliseconds. */
  static long window(SequenceTrigger trigger) {
    return trigger.within() + Math.max(0, trigger.absence());
  }

  private Pattern<FedEvent, FedEvent> pattern() {
    List<SequenceStep> steps = trigger.steps();
    Pattern<FedEvent, FedEvent> pattern = happening(0, Pattern.begin(name(0)));
    int next = 1;
    while (next < steps.size()) {
      if (steps.get(next).absent()) {
        // CEP looks at the last one of several at the end only: together they are one.
        List<Integer> absent = absences(next);
        pattern = pattern.notFollowedBy(name(next)).where(condition(absent));
        next += absent.size();
      } else {
        pattern = happening(next, followed(pattern, next));
        next++;
      }
    }
    if (trigger.absence() > 0) {
      pattern.within(Duration.ofMillis(trigger.absence()), WithinType.PREVIOUS_AND_CURRENT);
    }
    return pattern.within(Duration.ofMillis(window(trigger)));
  }

  private Pattern<FedEvent, FedEvent> followed(Pattern<FedEvent, FedEvent> pattern, int step) {
    SequenceStep next = trigger.steps().get(step);
    // Where values must be the same, each value may be the one: the first event must not settle it.
    return next.same() != null && next.most() > 1
        ? pattern.followedByAny(name(step))
        : pattern.followedBy(name(step));
  }

  private Pattern<FedEvent, FedEvent> happening(int place, Pattern<FedEvent, FedEvent> pattern) {
    SequenceStep step = trigger.steps().get(place);
    Pattern<FedEvent, FedEvent> happening = pattern.where(condition(List.of(place)));
    if (step.most() == SequenceStep.OPEN) {
      happening = happening.timesOrMore(step.least()).greedy();
    } else if (!step.isExact()) {
      happening = happening.times(step.least(), step.most()).greedy();
    } else if (step.most() > 1) {
      happening = happening.times(step.most());
    }
    return step.optional() ? happening.optional() : happening;
  }

  private List<Integer> absences(int first) {
    List<Integer> absent = new ArrayList<>();
    for (int i = first; i < trigger.steps().size() && trigger.steps().get(i).absent(); i++) {
      absent.add(i);
    }
    return absent;
  }

  private StepCondition condition(List<Integer> steps) {
    return new StepCondition(trigger, steps, asking);
  }
}
