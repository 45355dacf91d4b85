package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What a user did of one event name: for each {@link io.beckon.core.executable.Tally} that some
 * campaign asks for, when it happened.
 *
 * <p>Bytes: one for the form; a tally takes 8 for its id, 1 for its count, then about 6 for the
 * newest occurrence and 2 to 5 for each older one.
 */
public final class History {

  private static final int FORMAT = 1;
  private static final Occurrences NONE = new Occurrences(new long[0]);

  /** By the tally's id; sorted, so that equal histories have equal bytes. */
  private final Map<Long, Occurrences> byTally = new TreeMap<>();

  private boolean changed;

  static History read(byte[] bytes) {
    History history = new History();
    if (bytes != null) {
      ByteReader reader = new ByteReader(bytes);
      Formats.expect("history", FORMAT, reader.oneByte());
      while (!reader.atEnd()) {
        long tally = reader.fixed();
        long[] times = new long[reader.count()];
        long time = 0;
        for (int i = 0; i < times.length; i++) {
          time = i == 0 ? reader.signed() : time - reader.unsigned();
          times[i] = time;
        }
        history.byTally.put(tally, new Occurrences(times));
      }
    }
    return history;
  }

  /** Adds an occurrence, of which the latest {@code keep} stay. */
  public void add(long tally, long eventTime, int keep) {
    changed |=
        byTally.computeIfAbsent(tally, id -> new Occurrences(new long[0])).add(eventTime, keep);
  }

  public Occurrences of(long tally) {
    return byTally.getOrDefault(tally, NONE);
  }

  /** Forgets the tallies that are not wanted any more. */
  public void retain(LongPredicate wanted) {
    changed |= byTally.keySet().removeIf(id -> !wanted.test(id));
  }

  /** Forgets a tally's occurrences of this instant and before. */
  public void forget(long tally, long instant) {
    Occurrences kept = of(tally);
    if (kept.forget(instant)) {
      changed = true;
      if (kept.size() == 0) {
        byTally.remove(tally);
      }
    }
  }

  public boolean isEmpty() {
    return byTally.isEmpty();
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    if (byTally.isEmpty()) {
      return null;
    }
    ByteWriter writer = new ByteWriter().oneByte(FORMAT);
    for (Iterator<Map.Entry<Long, Occurrences>> i = byTally.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Long, Occurrences> entry = i.next();
      Occurrences times = entry.getValue();
      writer.fixed(entry.getKey()).unsigned(times.size());
      for (int n = 1; n <= times.size(); n++) {
        if (n == 1) {
          writer.signed(times.latest(1));
        } else {
          writer.unsigned(times.latest(n - 1) - times.latest(n));
        }
      }
    }
    return writer.toBytes();
  }
}
