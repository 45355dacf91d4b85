package io.beckon.core.state;

import java.util.Arrays;

/**
 * When something happened, the latest first: what is left of history once nobody can ask for more.
 *
 * <p>To answer "at least n times within w" at any instant, the n latest are enough: the window is
 * open towards later events, so an older one never counts where n newer ones do not.
 */
public final class Occurrences {

  private long[] times;

  Occurrences(long[] newestFirst) {
    this.times = newestFirst;
  }

  /** Takes an event time, keeping at most {@code keep}; says whether anything changed. */
  boolean add(long time, int keep) {
    int place = 0;
    while (place < times.length && times[place] > time) {
      place++;
    }
    if (place >= keep) {
      return false;
    }
    long[] grown = new long[Math.min(keep, times.length + 1)];
    System.arraycopy(times, 0, grown, 0, place);
    grown[place] = time;
    System.arraycopy(times, place, grown, place + 1, grown.length - place - 1);
    times = grown;
    return true;
  }

  /** Forgets those of this instant and before; says whether anything changed. */
  boolean forget(long instant) {
    int kept = countAfter(instant);
    if (kept == times.length) {
      return false;
    }
    times = Arrays.copyOf(times, kept);
    return true;
  }

  /** How many are later than the instant, as far as they are kept. */
  public int countAfter(long instant) {
    int count = 0;
    while (count < times.length && times[count] > instant) {
      count++;
    }
    return count;
  }

  /** Event time of the n-th latest, n from 1. */
  public long latest(int n) {
    return times[n - 1];
  }

  public int size() {
    return times.length;
  }
}
