package io.beckon.core.scenario;

import io.beckon.core.source.Span;
import io.beckon.core.time.TimeRules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A timeline and what is expected of the campaigns beside it.
 *
 * @param title one sentence that says what holds
 * @param rules of time under which it runs
 * @param published by id of a campaign: log time, epoch milliseconds, from which on it is in force;
 *     the others always are
 * @param timeline what the log brings, in its order; never empty
 * @param changes of campaigns on its way, in the order of the file
 * @param expect what must be decided. All sends are listed, and all decisions of each other kind of
 *     which there is at least one: an unlisted one fails the scenario
 * @param span where it begins
 */
public record Scenario(
    String title,
    TimeRules rules,
    Map<String, Long> published,
    List<Moment> timeline,
    List<Change> changes,
    List<Expectation> expect,
    Span span) {

  public Scenario {
    published = Collections.unmodifiableMap(new TreeMap<>(published));
    timeline = List.copyOf(timeline);
    changes = List.copyOf(changes);
    expect = List.copyOf(expect);
  }

  /** Log time at which it ends: what is due later stays undecided. */
  public long end() {
    return timeline.stream().mapToLong(Moment::logTime).max().orElseThrow();
  }
}
