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
  final List<Release> triggers = new ArrayList<>();

  /** Those in force about the log time that was asked for last. */
  private Span asked = new Span(0, 0, List.of());

  /**
   * The releases in force between two instants at which one of them comes or goes.
   *
   * @param from log time, inclusive
   * @param until log time, exclusive
   */
  private record Span(long from, long until, List<Release> inForce) {

    boolean covers(long logTime) {
      return from <= logTime && logTime < until;
    }
  }

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

  /**
   * Releases in force with a trigger on the event, in the order in which they are asked. Log time
   * mostly goes on, and seldom past a release: it costs what is in force, however many versions
   * there have been.
   */
  public List<Release> triggers(long logTime) {
    if (!asked.covers(logTime)) {
      asked = span(logTime);
    }
    return asked.inForce;
  }

  private Span span(long logTime) {
    long from = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    List<Release> inForce = new ArrayList<>();
    for (Release release : triggers) {
      for (long instant : new long[] {release.from(), release.until()}) {
        if (instant <= logTime) {
          from = Math.max(from, instant);
        } else {
          until = Math.min(until, instant);
        }
      }
      if (release.inForce(logTime)) {
        inForce.add(release);
      }
    }
    return new Span(from, until, List.copyOf(inForce));
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
