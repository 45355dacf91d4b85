package io.beckon.core.executable;

import io.beckon.core.state.MatchedEvent;
import java.util.List;

/** What a run of a sequence has matched so far. */
@FunctionalInterface
public interface MatchedSoFar {

  /** Nothing: a run that is still to begin. */
  MatchedSoFar NOTHING = step -> List.of();

  /**
   * The events of a step.
   *
   * @param step its place in the sequence
   * @return in the order of the log; empty where there are none
   */
  List<MatchedEvent> of(int step);
}
