package io.beckon.core.catalog;

import io.beckon.core.executable.Tally;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of one tally is needed, which grows as campaigns come into force. What is kept at an
 * instant follows from the campaigns in force by then, whatever was already read of the campaigns
 * log: or a replay, which knows all of it from the start, would remember more than the live run
 * did.
 */
public final class TallyNeed {

  /** By the log time from which on it is needed, all that is needed by then. */
  private final TreeMap<Long, Tally> from = new TreeMap<>();

  /** The last of them, which is nearly always the one that is asked for. */
  private Map.Entry<Long, Tally> last;

  public void add(Tally tally, long logTime) {
    Map.Entry<Long, Tally> before = from.floorEntry(logTime);
    from.put(logTime, before == null ? tally : before.getValue().and(tally));
    from.tailMap(logTime, false).replaceAll((time, later) -> later.and(tally));
    last = from.lastEntry();
  }

  /** What is needed at this log time; null for nothing. */
  public Tally at(long logTime) {
    if (last.getKey() <= logTime) {
      return last.getValue();
    }
    Map.Entry<Long, Tally> entry = from.floorEntry(logTime);
    return entry == null ? null : entry.getValue();
  }
}
