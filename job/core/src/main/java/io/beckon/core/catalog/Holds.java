package io.beckon.core.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** When which campaigns are held, and when all of them are, by log time. */
public final class Holds {

  private static final boolean FREE = false;

  private final Map<String, InForce<Boolean>> paused = new HashMap<>();
  private final InForce<Boolean> halted = new InForce<>();
  private final NavigableSet<Long> halts = new TreeSet<>();

  /** Holds a campaign, or lets it go, from an instant on; of two of one instant the last stands. */
  void pause(String campaign, boolean held, long from) {
    paused.computeIfAbsent(campaign, id -> new InForce<>()).publish(held, from);
  }

  /** The same for all campaigns; what is paused by itself stays so. */
  void halt(boolean held, long from) {
    halted.publish(held, from);
    if (held) {
      halts.add(from);
    }
  }

  Hold at(String campaign, long logTime) {
    if (halted.at(logTime, FREE)) {
      return Hold.HALTED;
    }
    InForce<Boolean> own = paused.get(campaign);
    return own != null && own.at(logTime, FREE) ? Hold.PAUSED : Hold.NONE;
  }

  /**
   * Whether a campaign is paused by itself from an instant of log time on that lies in (after,
   * upTo]: a replay knows what was said when this was live.
   */
  public boolean pausesWithin(String campaign, long after, long upTo) {
    boolean[] found = {false};
    InForce<Boolean> own = paused.get(campaign);
    if (own != null) {
      own.forEach((before, held, from) -> found[0] |= held && from > after && from <= upTo);
    }
    return found[0];
  }

  /** The instants at which all campaigns were halted. */
  NavigableSet<Long> halts() {
    return halts;
  }

  /**
   * The instant of log time from which on all campaigns are halted, where that came after another
   * one; empty where they were halted by then, or are not halted.
   */
  public OptionalLong haltedSince(long after, long logTime) {
    Long last = halts.floor(logTime);
    return last != null && last > after && halted.at(logTime, FREE)
        ? OptionalLong.of(last)
        : OptionalLong.empty();
  }
}
