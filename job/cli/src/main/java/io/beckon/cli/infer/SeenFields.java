package io.beckon.cli.infer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was seen of the properties of one event, of users, or of maps in one place. */
final class SeenFields {

  /** More names than this are data and no names: a map from one thing to another. */
  static final int MOST = 512;

  private static final int MOST_LEFT_OUT = 20;

  private final int depth;
  private final Room room;

  /** In the order in which they were first seen. */
  private final Map<String, SeenValue> values = new LinkedHashMap<>();

  private final Set<String> leftOut = new TreeSet<>();
  private long holders;
  private boolean full;

  SeenFields(int depth, Room room) {
    this.depth = depth;
    this.room = room;
  }

  /** Takes the properties of one event; null is the same as not there. */
  void take(Map<?, ?> properties) {
    holders++;
    properties.forEach(
        (key, value) -> {
          if (value != null) {
            take((String) key, value);
          }
        });
  }

  private void take(String name, Object value) {
    SeenValue seen = values.get(name);
    if (seen == null) {
      if (!PlainNames.canBeProperty(name)) {
        if (leftOut.size() < MOST_LEFT_OUT) {
          leftOut.add(name);
        }
        return;
      }
      if (values.size() == MOST || !room.forName()) {
        full = true;
        return;
      }
      seen = new SeenValue(depth, room);
      values.put(name, seen);
    }
    seen.take(value);
  }

  /** How many there were to have properties. */
  long holders() {
    return holders;
  }

  Map<String, SeenValue> values() {
    return values;
  }

  /** Names that a plan cannot write; some of them. */
  Set<String> leftOut() {
    return leftOut;
  }

  /** Whether there were more names than are remembered. */
  boolean isFull() {
    return full;
  }
}
