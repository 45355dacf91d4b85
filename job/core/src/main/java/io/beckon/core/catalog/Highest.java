package io.beckon.core.catalog;

import java.util.Map;
import java.util.TreeMap;

/** The highest of values that were in force by an instant of log time, however briefly. */
final class Highest {

  /** Strictly increasing, by the instant from which it is the highest. */
  private final TreeMap<Long, Long> steps = new TreeMap<>();

  /**
   * Adds a value; 0 and less make no difference.
   *
   * @param from log time from which it is in force
   */
  public void add(long value, long from) {
    if (by(from) < value) {
      steps.tailMap(from, true).values().removeIf(later -> later <= value);
      steps.put(from, value);
    }
  }

  /** The highest by a log time; 0 where there was none. */
  long by(long logTime) {
    Map.Entry<Long, Long> step = steps.floorEntry(logTime);
    return step == null ? 0 : step.getValue();
  }
}
