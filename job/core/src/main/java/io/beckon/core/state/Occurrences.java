package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * When something happened, and where that stands in the user's log: the latest first, and of two at
 * one instant the one that stands behind the other.
 *
 * <p>To answer "at least n times within w" at any instant, the n latest are enough: the window is
 * open towards later events, so an older one never counts where n newer ones do not. The same holds
 * for what lies after an {@link Anchor}.
 */
public final class Occurrences implements Kept {

  /** Of something that never happened; not to be changed. */
  static final Occurrences NONE = new Occurrences();

  private long[] times;
  private long[] places;

  Occurrences() {
    this(new long[0], new long[0]);
  }

  /** Both with the latest first. */
  Occurrences(long[] times, long[] places) {
    this.times = times;
    this.places = places;
  }

  /** Takes one, keeping the latest so many; says whether anything changed. */
  public boolean add(Anchor at, int keep) {
    if (countAfter(at) >= keep) {
      return false;
    }
    insert(at);
    truncate(keep);
    return true;
  }

  /** Takes one, keeping the earliest alone; says whether anything changed. */
  public boolean addEarliest(Anchor at) {
    if (times.length > 0 && !at.isBefore(times[0], places[0])) {
      return false;
    }
    times = new long[] {at.time()};
    places = new long[] {at.place()};
    return true;
  }

  /** Takes one and says at which index it stands, from 0. */
  int insert(Anchor at) {
    int index = countAfter(at);
    times = Longs.insert(times, index, at.time());
    places = Longs.insert(places, index, at.place());
    return index;
  }

  /** Forgets the n-th latest, n from 1. */
  public void remove(int n) {
    times = Longs.remove(times, n - 1);
    places = Longs.remove(places, n - 1);
  }

  /** Forgets all but the latest so many; says whether anything changed. */
  boolean truncate(int keep) {
    if (times.length <= keep) {
      return false;
    }
    times = Arrays.copyOf(times, keep);
    places = Arrays.copyOf(places, keep);
    return true;
  }

  /** Forgets what lies before a moment; says whether anything changed. */
  public boolean forgetBefore(Anchor moment) {
    return truncate(countFrom(moment));
  }

  @Override
  public boolean forget(IntToLongFunction floor) {
    return truncate(reached(floor));
  }

  /** How many of the latest some question can still reach. */
  int reached(IntToLongFunction floor) {
    int reached = 0;
    while (reached < times.length && times[reached] > floor.applyAsLong(reached + 1)) {
      reached++;
    }
    return reached;
  }

  /** How many are later than the instant, as far as they are kept. */
  public int countAfter(long instant) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] > instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many lie after the moment, as far as they are kept. */
  public int countAfter(Anchor moment) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moment.isBefore(times[middle], places[middle])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many do not lie before the moment, as far as they are kept. */
  public int countFrom(Anchor moment) {
    int count = countAfter(moment);
    while (count < times.length
        && times[count] == moment.time()
        && places[count] == moment.place()) {
      count++;
    }
    return count;
  }

  /** Event time of the n-th latest, n from 1. */
  public long latest(int n) {
    return times[n - 1];
  }

  /** Place in the user's log of the n-th latest, n from 1. */
  public long place(int n) {
    return places[n - 1];
  }

  public int size() {
    return times.length;
  }

  @Override
  public boolean isEmpty() {
    return times.length == 0;
  }

  @Override
  public long latestBeyond(int rank) {
    return rank < times.length ? times[rank] : Long.MIN_VALUE;
  }

  @Override
  public boolean has(Anchor moment) {
    return countFrom(moment) > countAfter(moment);
  }

  @Override
  public void write(ByteWriter to) {
    to.unsigned(times.length);
    for (int i = 0; i < times.length; i++) {
      if (i == 0) {
        to.signed(times[0]).unsigned(places[0]);
      } else {
        // Most came in the order in which they happened, so the place too is a little less.
        to.unsigned(times[i - 1] - times[i]).signed(places[i - 1] - places[i]);
      }
    }
  }

  static Occurrences read(ByteReader from) {
    int size = from.count();
    long[] times = new long[size];
    long[] places = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = i == 0 ? from.signed() : times[i - 1] - from.unsigned();
      places[i] = i == 0 ? from.unsigned() : places[i - 1] - from.signed();
    }
    return new Occurrences(times, places);
  }
}
