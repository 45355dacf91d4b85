package io.beckon.cli.infer;

import io.beckon.core.plan.ScalarCheck;
import io.beckon.core.value.Numbers;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen of one property, of all its values together. */
final class SeenValue {

  /** What a value can be. */
  enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    LIST("a list"),
    MAP("a map");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** More different texts than this are not remembered: they are no choice of a few. */
  static final int MOST_TEXTS = 100;

  private static final int LONGEST_TEXT = 60;

  /** Deeper than this a plan says no more. */
  private static final int DEEPEST = 8;

  private final int depth;
  private final Room room;
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);

  /** How often each text was there; null once there are too many of them. */
  private Map<String, Long> texts = new LinkedHashMap<>();

  private long count;
  private boolean dates = true;
  private boolean timestamps = true;
  private boolean whole = true;
  private SeenValue items;
  private SeenFields fields;

  SeenValue(int depth, Room room) {
    this.depth = depth;
    this.room = room;
  }

  /** Takes a value that is there. */
  void take(Object value) {
    count++;
    if (value instanceof String text) {
      kinds.merge(Kind.TEXT, 1L, Long::sum);
      takeText(text);
    } else if (Numbers.isNumber(value)) {
      kinds.merge(Kind.NUMBER, 1L, Long::sum);
      whole &= ScalarCheck.isWhole(value);
    } else if (value instanceof Boolean) {
      kinds.merge(Kind.BOOLEAN, 1L, Long::sum);
    } else if (value instanceof List<?> list) {
      kinds.merge(Kind.LIST, 1L, Long::sum);
      takeItems(list);
    } else if (value instanceof Map<?, ?> map) {
      kinds.merge(Kind.MAP, 1L, Long::sum);
      takeFields(map);
    }
  }

  private void takeText(String text) {
    dates = dates && ScalarCheck.isDate(text);
    timestamps = timestamps && ScalarCheck.isTimestamp(text);
    if (texts == null || texts.computeIfPresent(text, (same, times) -> times + 1) != null) {
      return;
    }
    if (texts.size() < MOST_TEXTS && text.length() <= LONGEST_TEXT && room.forText()) {
      texts.put(text, 1L);
    } else {
      texts = null;
    }
  }

  private void takeItems(List<?> list) {
    if (depth < DEEPEST) {
      items = items == null ? new SeenValue(depth + 1, room) : items;
      for (Object item : list) {
        if (item != null) {
          items.take(item);
        }
      }
    }
  }

  private void takeFields(Map<?, ?> map) {
    if (depth < DEEPEST) {
      fields = fields == null ? new SeenFields(depth + 1, room) : fields;
      fields.take(map);
    }
  }

  /** How often it was there. */
  long count() {
    return count;
  }

  /** How often it was of each kind. */
  Map<Kind, Long> kinds() {
    return kinds;
  }

  /** How often each text was there, the first seen first; null where there are too many. */
  Map<String, Long> texts() {
    return texts;
  }

  boolean areDates() {
    return dates;
  }

  boolean areTimestamps() {
    return timestamps;
  }

  /** Whether all numbers are whole ones. */
  boolean areWhole() {
    return whole;
  }

  /** Of lists, what their items are; null where none was seen. */
  SeenValue items() {
    return items;
  }

  /** Of maps, what they hold; null where none was looked into. */
  SeenFields fields() {
    return fields;
  }
}
