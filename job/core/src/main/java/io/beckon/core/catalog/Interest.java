package io.beckon.core.catalog;

import io.beckon.core.executable.Tally;
import io.beckon.core.state.TallyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who cares about an event name. An event costs what stands here, whatever else is published.
 *
 * <p>Mutable only while the {@link Catalog} builds it.
 */
public final class Interest {

  /** Nobody's: the event is remembered, and that is all. */
  static final Interest OF_NOBODY = new Interest();

  /** Releases with a trigger on the event, in the order in which they are asked. */
  public final List<Release> triggers = new ArrayList<>();

  /** Of this event name alone. */
  public final Map<TallyKey, TallyNeed> history = new TreeMap<>();

  /** Of every tracked event, whatever its name. */
  public Map<TallyKey, TallyNeed> historyOfAny = Map.of();

  /** Log time from which the first of those who care is in force. */
  public long since = Long.MAX_VALUE;

  /** Whether some campaign has a goal, an exit or an exit condition that looks at the event. */
  public boolean journeys;

  /** Log time from which on a wait in force could be answered by the event. */
  long answersSince = Long.MAX_VALUE;

  /** Whether some wait in force at this log time could be answered by the event. */
  public boolean answers(long logTime) {
    return answersSince <= logTime;
  }

  void need(Tally tally, long from) {
    history.computeIfAbsent(tally.key(), key -> new TallyNeed()).add(tally, from);
  }

  /** Adds those who care about every event. */
  public void join(Interest inAny) {
    historyOfAny = inAny.history;
    triggers.addAll(inAny.triggers.stream().filter(one -> !triggers.contains(one)).toList());
    triggers.sort(Release.IN_ORDER);
    since = Math.min(since, inAny.since);
    journeys |= inAny.journeys;
  }
}
