package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The latest occurrences of one event, kept whether or not a campaign asks for them today: history
 * for the campaigns of tomorrow.
 *
 * <p>Bytes: one for the format; the names of all properties that occur, sorted, each once; then the
 * occurrences, the latest first: 6 for when the newest one happened and 2 to 5 for each older one,
 * 1 to 3 for its place in the log, and for each name its value, or one byte where there is none. An
 * order with its id, total and currency takes about 35.
 */
public final class KeptEvents {

  /** So many of the latest occurrences of an event a user has at most. */
  public static final int BOUND = 1_000;

  /** Characters of all values together, a number counting for 8. */
  public static final int WEIGHT_BOUND = 64 * 1024;

  /** In front of the event's name: no event is called so, since control characters are refused. */
  private static final String ROW = "\u0000kept:";

  private static final int FORMAT = 1;
  private static final int WEIGHT_OF_A_NUMBER = 8;

  /** The latest first; at one instant the one that is later in the log. */
  private final List<KeptEvent> events = new ArrayList<>();

  private int weight;
  private boolean changed;

  private KeptEvents() {}

  /** The row of an event, among those of its user's history. */
  static String row(String event) {
    return ROW + event;
  }

  /** Whether a row of history holds kept events, and not tallies. */
  public static boolean isRow(String row) {
    return row.startsWith(ROW);
  }

  /** The event that a row is about. */
  public static String event(String row) {
    return row.substring(ROW.length());
  }

  static KeptEvents read(byte[] bytes) {
    KeptEvents kept = new KeptEvents();
    if (bytes == null) {
      return kept;
    }
    ByteReader reader = new ByteReader(bytes);
    Formats.expect("kept history", FORMAT, reader.oneByte());
    List<String> names = new ArrayList<>();
    for (int count = reader.count(); count > 0; count--) {
      names.add(reader.text());
    }
    long time = 0;
    while (!reader.atEnd()) {
      time = kept.events.isEmpty() ? reader.signed() : time - reader.unsigned();
      long place = reader.unsigned();
      Map<String, Object> properties = new TreeMap<>();
      for (String name : names) {
        Object value = reader.value();
        if (value != null) {
          properties.put(name, value);
        }
      }
      kept.insert(kept.events.size(), new KeptEvent(time, place, properties));
    }
    return kept;
  }

  /**
   * Takes an occurrence.
   *
   * @return false where an older one was forgotten, or this one not taken, to stay within the bound
   */
  public boolean add(KeptEvent event) {
    int place = 0;
    while (place < events.size() && isLater(events.get(place), event)) {
      place++;
    }
    insert(place, event);
    changed = true;
    boolean all = true;
    while (events.size() > BOUND || weight > WEIGHT_BOUND) {
      weight -= weight(events.remove(events.size() - 1).properties());
      all = false;
    }
    return all;
  }

  /** Forgets what happened at this instant and before. */
  public void forget(long instant) {
    while (!events.isEmpty() && events.get(events.size() - 1).time() <= instant) {
      weight -= weight(events.remove(events.size() - 1).properties());
      changed = true;
    }
  }

  /** Forgets everything. */
  public void clear() {
    forget(Long.MAX_VALUE);
  }

  /** The latest first; a view. */
  public List<KeptEvent> events() {
    return Collections.unmodifiableList(events);
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    if (events.isEmpty()) {
      return null;
    }
    TreeSet<String> names = new TreeSet<>();
    events.forEach(event -> names.addAll(event.properties().keySet()));
    ByteWriter writer = new ByteWriter().oneByte(FORMAT).unsigned(names.size());
    names.forEach(writer::text);
    KeptEvent newer = null;
    for (KeptEvent event : events) {
      if (newer == null) {
        writer.signed(event.time());
      } else {
        writer.unsigned(newer.time() - event.time());
      }
      writer.unsigned(event.place());
      names.forEach(name -> writer.value(event.properties().get(name)));
      newer = event;
    }
    return writer.toBytes();
  }

  private void insert(int place, KeptEvent event) {
    events.add(place, event);
    weight += weight(event.properties());
  }

  private static boolean isLater(KeptEvent one, KeptEvent other) {
    return one.time() > other.time() || one.time() == other.time() && one.place() > other.place();
  }

  private static int weight(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .mapToInt(entry -> ((String) entry.getKey()).length() + weight(entry.getValue()))
          .sum();
    }
    return value instanceof String text ? text.length() : WEIGHT_OF_A_NUMBER;
  }
}
