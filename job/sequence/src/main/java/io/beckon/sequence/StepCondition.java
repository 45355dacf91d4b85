package io.beckon.sequence;

import io.beckon.core.executable.MatchedSoFar;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.state.MatchedEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * What the core says of an event and a step, as a condition of CEP; of absences beside each other,
 * whether one of them is broken.
 *
 * <p>CEP wants conditions that can be sent; these are made where they are used and never are.
 */
final class StepCondition extends IterativeCondition<FedEvent> {

  private static final long serialVersionUID = 1;

  private final transient SequenceTrigger trigger;
  private final transient Asking asking;
  private final transient List<Integer> steps;

  StepCondition(SequenceTrigger trigger, List<Integer> steps, Asking asking) {
    this.trigger = trigger;
    this.steps = steps;
    this.asking = asking;
  }

  @Override
  public boolean filter(FedEvent fed, Context<FedEvent> context) throws Exception {
    MatchedSoFar matched = step -> events(step, context);
    for (int step : steps) {
      if (trigger.takes(step, fed.event(), matched, asking.user())) {
        return trigger.steps().get(step).absent() || isInTime(fed, context);
      }
    }
    return false;
  }

  /**
   * The window of the pattern is longer by the absence at the end, and events must come within the
   * sequence's own.
   */
  private boolean isInTime(FedEvent fed, Context<FedEvent> context) throws Exception {
    if (trigger.absence() <= 0) {
      return true;
    }
    for (FedEvent first : context.getEventsForPattern(SequencePattern.name(0))) {
      return fed.at() - first.at() < trigger.within();
    }
    return true;
  }

  private static List<MatchedEvent> events(int step, Context<FedEvent> context) {
    try {
      List<MatchedEvent> events = new ArrayList<>();
      for (FedEvent fed : context.getEventsForPattern(SequencePattern.name(step))) {
        events.add(fed.event());
      }
      return events;
    } catch (Exception e) {
      throw new IllegalStateException("Looking at what a sequence has matched", e);
    }
  }
}
