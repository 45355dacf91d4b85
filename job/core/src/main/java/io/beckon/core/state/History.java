package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a user did of one event name: the tallies that some campaign asks for. A tally is read from
 * its bytes when it is asked for, and written anew only where it changed.
 *
 * <p>Bytes of format 2: one for the format; then each tally, sorted by kind and id: one for the
 * kind, its highest bit saying that an id of 8 bytes follows (there is none for all occurrences of
 * an event); 1 or 2 for the length; and what is kept. An occurrence is when and where in the user's
 * log: 7 to 9 bytes for the latest, 2 to 7 for each older one, 1 to 5 for the time between and 1 or
 * 2 for the events between. A number takes 1 to 3 bytes where all of its tally have at most two
 * decimal places and are below 10,000.
 *
 * <table>
 *   <caption>What is kept, in bytes</caption>
 *   <tr><td>{@link TallyKind#TIMES}, {@link TallyKind#FIRST}, {@link TallyKind#UNANSWERED}</td>
 *     <td>1 for the count, the occurrences</td></tr>
 *   <tr><td>{@link TallyKind#LAST}</td>
 *     <td>an occurrence, 1 for the type of the value, the value</td></tr>
 *   <tr><td>{@link TallyKind#NUMBERS}, {@link TallyKind#HIGHEST}, {@link TallyKind#LOWEST}</td>
 *     <td>1 or 2 for the count, the occurrences, 1 for the form, a number each</td></tr>
 *   <tr><td>{@link TallyKind#VARIETY}</td>
 *     <td>1 or 2 for the count, the occurrences, 8 for each value</td></tr>
 *   <tr><td>{@link TallyKind#TOTAL}, {@link TallyKind#HIGHEST_EVER}, {@link
 *     TallyKind#LOWEST_EVER}</td><td>1 for the decimal places, 1 for the length, the digits, 2.4 to
 *     a byte</td></tr>
 *   <tr><td>{@link TallyKind#TIMES_BY_VALUE}</td>
 *     <td>1 or 2 for the count, then 8 for each value and its occurrences as above</td></tr>
 * </table>
 *
 * <p>Format 1, which is read and not written, knew times alone, without their places: these stand
 * before all others of the same instant.
 */
public final class History {

  private static final int FORMAT = 2;
  private static final int TIMES_ALONE = 1;
  private static final int ID_FOLLOWS = 0x80;

  /** Sorted by key. */
  private final List<Slot> slots = new ArrayList<>();

  private boolean changed;

  /** A tally: as bytes until somebody asks for it. */
  private static final class Slot {
    private final TallyKey key;
    private final ByteReader written;
    private Kept kept;
    private boolean changed;

    Slot(TallyKey key, ByteReader written, Kept kept) {
      this.key = key;
      this.written = written;
      this.kept = kept;
      this.changed = written == null;
    }

    Kept kept() {
      if (kept == null) {
        kept = key.kind().read(written);
      }
      return kept;
    }
  }

  static History read(byte[] bytes) {
    History history = new History();
    if (bytes != null) {
      ByteReader reader = new ByteReader(bytes);
      int format = reader.oneByte();
      if (format == TIMES_ALONE) {
        history.readTimes(reader);
      } else {
        Formats.expect("history", FORMAT, format);
        history.readTallies(reader);
      }
    }
    return history;
  }

  /** What is kept of a tally; null for nothing. Not to be changed. */
  public Kept find(TallyKey key) {
    int place = place(key);
    return place < 0 ? null : slots.get(place).kept();
  }

  /** When something happened, by a tally that keeps no more. */
  public Occurrences occurrences(TallyKey key) {
    Occurrences found = (Occurrences) find(key);
    return found == null ? Occurrences.NONE : found;
  }

  /**
   * Changes a tally, which is there afterwards unless it holds nothing.
   *
   * @param change says whether it changed anything
   */
  public void change(TallyKey key, Predicate<Kept> change) {
    int place = place(key);
    Slot slot = place < 0 ? new Slot(key, null, key.kind().empty()) : slots.get(place);
    if (!change.test(slot.kept())) {
      return;
    }
    changed = true;
    slot.changed = true;
    if (slot.kept.isEmpty()) {
      if (place >= 0) {
        slots.remove(place);
      }
    } else if (place < 0) {
      slots.add(-place - 1, slot);
    }
  }

  /** Forgets the tallies that are not wanted any more. */
  public void retain(Predicate<TallyKey> wanted) {
    changed |= slots.removeIf(slot -> !wanted.test(slot.key));
  }

  public boolean isEmpty() {
    return slots.isEmpty();
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    if (slots.isEmpty()) {
      return null;
    }
    ByteWriter writer = new ByteWriter().oneByte(FORMAT);
    for (Slot slot : slots) {
      long id = slot.key.id();
      writer.oneByte(slot.key.kind().code() | (id == 0 ? 0 : ID_FOLLOWS));
      if (id != 0) {
        writer.fixed(id);
      }
      if (slot.changed) {
        ByteWriter body = new ByteWriter();
        slot.kept.write(body);
        writer.bytes(body.toBytes());
      } else {
        writer.part(slot.written);
      }
    }
    return writer.toBytes();
  }

  private void readTallies(ByteReader reader) {
    while (!reader.atEnd()) {
      int head = reader.oneByte();
      TallyKind kind = TallyKind.of(head & ~ID_FOLLOWS);
      long id = (head & ID_FOLLOWS) == 0 ? 0 : reader.fixed();
      slots.add(new Slot(new TallyKey(kind, id), reader.part(), null));
    }
  }

  private void readTimes(ByteReader reader) {
    while (!reader.atEnd()) {
      long id = reader.fixed();
      long[] times = new long[reader.count()];
      for (int i = 0; i < times.length; i++) {
        times[i] = i == 0 ? reader.signed() : times[i - 1] - reader.unsigned();
      }
      Occurrences kept = new Occurrences(times, new long[times.length]);
      slots.add(new Slot(new TallyKey(TallyKind.TIMES, id), null, kept));
    }
  }

  /**
   * Index of a tally; where it is not there, below 0 as {@link Collections#binarySearch} has it.
   */
  private int place(TallyKey key) {
    int low = 0;
    int high = slots.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = slots.get(middle).key.compareTo(key);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
