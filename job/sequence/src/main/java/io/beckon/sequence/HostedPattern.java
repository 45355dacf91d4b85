package io.beckon.sequence;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.state.MatchedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.compiler.NFACompiler;

/**
 * A sequence, compiled to an NFA. Without memory: what is under way is handed to it.
 *
 * @param trigger what it says
 * @param nfa never opened, since none of its conditions needs what opening gives them
 * @param absences the states of runs of which only the absence at the end is missing
 */
record HostedPattern(SequenceTrigger trigger, NFA<FedEvent> nfa, Set<String> absences) {

  static HostedPattern of(SequenceTrigger trigger, Asking asking) {
    NFA<FedEvent> nfa =
        NFACompiler.compileFactory(SequencePattern.of(trigger, asking), false).createNFA();
    Set<String> absences =
        nfa.getStates().stream()
            .filter(State::isPending)
            .map(State::getName)
            .collect(Collectors.toSet());
    return new HostedPattern(trigger, nfa, absences);
  }

  /** Whether a run lacks nothing but the absence at the end. */
  boolean isComing(ComputationState run) {
    return absences.contains(run.getCurrentStateName());
  }

  /** When time ends a run. */
  long end(ComputationState run) {
    return isComing(run) && trigger.absence() > 0
        ? run.getPreviousTimestamp() + trigger.absence()
        : run.getStartTimestamp() + trigger.within();
  }

  /** A match, as the NFA names its events. */
  SequenceMatch match(Map<String, List<FedEvent>> found) {
    List<List<MatchedEvent>> bySteps = new ArrayList<>();
    for (int step = 0; step < trigger.steps().size(); step++) {
      List<FedEvent> events = found.getOrDefault(SequencePattern.name(step), List.of());
      bySteps.add(events.stream().map(FedEvent::kept).toList());
    }
    return new SequenceMatch(bySteps);
  }
}
