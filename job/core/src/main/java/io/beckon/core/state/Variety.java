package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The different values that something had, each with when it had it last: so many of them lie in a
 * window as their last occurrences do. Values are known by 64 bits.
 */
public final class Variety implements Kept {

  private final Occurrences when;
  private long[] values;

  Variety() {
    this(new Occurrences(), new long[0]);
  }

  private Variety(Occurrences when, long[] values) {
    this.when = when;
    this.values = values;
  }

  /** Takes a value, whose bound the caller minds; says whether anything changed. */
  public boolean add(Anchor at, long value) {
    for (int n = 1; n <= values.length; n++) {
      if (values[n - 1] == value) {
        if (at.isBefore(when.latest(n), when.place(n))) {
          return false;
        }
        when.remove(n);
        values = Longs.remove(values, n - 1);
      }
    }
    values = Longs.insert(values, when.insert(at), value);
    return true;
  }

  /** Forgets the value that has not come for the longest time. */
  public void removeOldest() {
    truncate(values.length - 1);
  }

  @Override
  public boolean forget(IntToLongFunction floor) {
    return truncate(when.reached(floor));
  }

  /** When each came last; as many as there are values. */
  public Occurrences when() {
    return when;
  }

  @Override
  public boolean isEmpty() {
    return when.isEmpty();
  }

  @Override
  public long latestBeyond(int rank) {
    return when.latestBeyond(rank);
  }

  @Override
  public boolean has(Anchor moment) {
    return when.has(moment);
  }

  @Override
  public void write(ByteWriter to) {
    when.write(to);
    for (long value : values) {
      to.fixed(value);
    }
  }

  static Variety read(ByteReader from) {
    Occurrences when = Occurrences.read(from);
    long[] values = new long[when.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = from.fixed();
    }
    return new Variety(when, values);
  }

  private boolean truncate(int keep) {
    values = Arrays.copyOf(values, Math.min(keep, values.length));
    return when.truncate(keep);
  }
}
