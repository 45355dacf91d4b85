package io.beckon.core.run;

import io.beckon.core.executable.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of one tally is needed, which grows as campaigns come into force. What is kept at an
 * instant follows from the campaigns in force by then, whatever was already read of the campaigns
 * log: or a replay, which knows all of it from the start, would remember more than the live run
 * did.
 */
final class TallyNeed {

  private final List<Demand> demands = new ArrayList<>();

  private record Demand(Tally tally, long from) {}

  void add(Tally tally, long from) {
    demands.add(new Demand(tally, from));
  }

  /** What is needed at this log time; null for nothing. */
  Tally at(long logTime) {
    Tally all = null;
    for (Demand demand : demands) {
      if (demand.from <= logTime) {
        all = all == null ? demand.tally : all.and(demand.tally);
      }
    }
    return all;
  }
}
