package io.beckon.core.sequence;

import io.beckon.core.executable.MatchedSoFar;
import io.beckon.core.state.MatchedEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The events that make up one match.
 *
 * @param bySteps at the place of a step its events, in the order of the log; empty for a step that
 *     was left out, and for an absence
 */
public record SequenceMatch(List<List<MatchedEvent>> bySteps) implements MatchedSoFar {

  public SequenceMatch {
    bySteps = List.copyOf(bySteps);
  }

  @Override
  public List<MatchedEvent> of(int step) {
    return bySteps.get(step);
  }

  /** All of them, in the order of the log. */
  public List<MatchedEvent> events() {
    return bySteps.stream()
        .flatMap(Collection::stream)
        .sorted(Comparator.comparingLong(MatchedEvent::place))
        .toList();
  }

  public MatchedEvent first() {
    return bySteps.get(0).get(0);
  }

  /** The event with which all was there that happens. */
  public MatchedEvent last() {
    List<MatchedEvent> events = events();
    return events.get(events.size() - 1);
  }
}
