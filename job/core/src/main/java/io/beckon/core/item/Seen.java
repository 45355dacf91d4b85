package io.beckon.core.item;

import io.beckon.core.codec.ByteWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of a watching event for as long as the item is watched: its single values, the first
 * of them in the order of the event. It is kept for every watcher of every item, so it is little.
 */
final class Seen {

  /** So many values. */
  static final int VALUES = 32;

  /** Characters of a text; a longer one is left out. */
  static final int TEXT = 256;

  /** Bytes in all, as they are stored. */
  static final int BYTES = 2_048;

  private Seen() {}

  static Map<String, Object> of(Map<String, Object> properties) {
    Map<String, Object> kept = new LinkedHashMap<>();
    int size = 0;
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      if (kept.size() < VALUES && isKept(property.getValue())) {
        size +=
            new ByteWriter().text(property.getKey()).value(property.getValue()).toBytes().length;
        if (size > BYTES) {
          break;
        }
        kept.put(property.getKey(), property.getValue());
      }
    }
    return kept;
  }

  private static boolean isKept(Object value) {
    return value instanceof Boolean
        || value instanceof Number
        || (value instanceof String text && text.length() <= TEXT);
  }
}
