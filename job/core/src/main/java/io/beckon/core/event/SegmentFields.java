package io.beckon.core.event;

import java.util.Map;

/** The fields of one message, by their types. Null and an absent field are one. */
record SegmentFields(Map<String, Object> fields) {

  /** An empty text where there is none. */
  String text(String name) throws RefusedException {
    Object value = fields.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw new RefusedException(RefusalReason.BAD_FIELD, "`" + name + "` is not a text");
  }

  /** As {@link #text}, of bounded length. */
  String name(String name) throws RefusedException {
    return bounded(name, text(name));
  }

  /** As {@link #name}; a whole number is taken as its digits, as some producers send their keys. */
  String id(String name) throws RefusedException {
    return fields.get(name) instanceof Long number ? number.toString() : name(name);
  }

  /** Empty where there are none. */
  Map<String, Object> properties(String name) throws RefusedException {
    Object value = fields.get(name);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new RefusedException(RefusalReason.BAD_FIELD, "`" + name + "` is not an object");
    }
    if (map.size() > SegmentReader.MAX_PROPERTIES) {
      throw new RefusedException(
          RefusalReason.TOO_MANY_PROPERTIES,
          "`" + name + "` has more than " + SegmentReader.MAX_PROPERTIES + " entries");
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> properties = (Map<String, Object>) map;
    return properties;
  }

  private static String bounded(String name, String value) throws RefusedException {
    if (value.length() > SegmentReader.MAX_NAME) {
      throw new RefusedException(
          RefusalReason.TOO_LONG,
          "`" + name + "` is longer than " + SegmentReader.MAX_NAME + " characters");
    }
    return value;
  }
}
