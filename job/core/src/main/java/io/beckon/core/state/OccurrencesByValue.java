package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** When something happened, for each value that a property had. Values are known by 64 bits. */
public final class OccurrencesByValue implements Kept {

  /** Sorted, so that equal ones have equal bytes. */
  private final Map<Long, Occurrences> byValue = new TreeMap<>();

  /** Takes one of a value, keeping the latest so many of it; says whether anything changed. */
  public boolean add(long value, Anchor at, int keep) {
    return byValue.computeIfAbsent(value, one -> new Occurrences()).add(at, keep);
  }

  /** Never null. */
  public Occurrences of(long value) {
    return byValue.getOrDefault(value, Occurrences.NONE);
  }

  /** How many values there are. */
  public int values() {
    return byValue.size();
  }

  /** Forgets the value that has not come for the longest time. */
  public void removeOldest() {
    long oldest = 0;
    Anchor least = null;
    for (Map.Entry<Long, Occurrences> entry : byValue.entrySet()) {
      Occurrences when = entry.getValue();
      if (least == null || !least.isBefore(when.latest(1), when.place(1))) {
        least = new Anchor(when.latest(1), when.place(1));
        oldest = entry.getKey();
      }
    }
    byValue.remove(oldest);
  }

  @Override
  public boolean isEmpty() {
    return byValue.isEmpty();
  }

  @Override
  public boolean forget(IntToLongFunction floor) {
    boolean changed = false;
    for (Occurrences when : byValue.values()) {
      changed |= when.forget(floor);
    }
    byValue.values().removeIf(Occurrences::isEmpty);
    return changed;
  }

  @Override
  public long latestBeyond(int rank) {
    return byValue.values().stream()
        .mapToLong(when -> when.latestBeyond(rank))
        .max()
        .orElse(Long.MIN_VALUE);
  }

  @Override
  public boolean has(Anchor moment) {
    return byValue.values().stream().anyMatch(when -> when.has(moment));
  }

  @Override
  public void write(ByteWriter to) {
    to.unsigned(byValue.size());
    byValue.forEach((value, when) -> when.write(to.fixed(value)));
  }

  static OccurrencesByValue read(ByteReader from) {
    OccurrencesByValue all = new OccurrencesByValue();
    int size = from.count();
    for (int i = 0; i < size; i++) {
      all.byValue.put(from.fixed(), Occurrences.read(from));
    }
    return all;
  }
}
