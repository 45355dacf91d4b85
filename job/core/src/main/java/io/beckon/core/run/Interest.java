package io.beckon.core.run;

import io.beckon.core.executable.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who cares about an event name. An event costs what stands here, whatever else is published.
 *
 * <p>Mutable only while the {@link Catalog} builds it.
 */
final class Interest {

  /** Releases with a trigger on the event, in the order in which they are asked. */
  final List<Release> triggers = new ArrayList<>();

  /** By tally id. */
  final Map<Long, TallyNeed> history = new TreeMap<>();

  /** Log time from which the first of those who care is in force. */
  long since = Long.MAX_VALUE;

  /** Whether some campaign has a goal, an exit or an exit condition that looks at the event. */
  boolean journeys;

  /** Log time from which on a wait in force could be answered by the event. */
  long answersSince = Long.MAX_VALUE;

  /** Whether some wait in force at this log time could be answered by the event. */
  boolean answers(long logTime) {
    return answersSince <= logTime;
  }

  void need(Tally tally, long from) {
    history.computeIfAbsent(tally.id(), id -> new TallyNeed()).add(tally, from);
  }
}
