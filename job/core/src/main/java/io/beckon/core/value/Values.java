package io.beckon.core.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What property values are to conditions: when two are equal, which is less, and a text that says
 * which value one is.
 *
 * <p>A value is {@code null} for missing, a {@link Boolean}, {@link Long}, {@link Double}, {@link
 * String}, or a {@link List} or {@link Map} of values. The three answers agree: for values that are
 * not missing, {@code equal(a, b)} holds exactly where {@code key(a).equals(key(b))}.
 */
public final class Values {

  private Values() {}

  /**
   * Whether both are one value. Numbers of either kind are equal where they are the same number,
   * without rounding: 1 and 1.0 are, 2^53 + 1 and 2^53 as a double are not. A missing value equals
   * nothing, not even another one; values of different types are never equal. Lists are equal item
   * by item, maps key by key, where a missing item equals a missing item.
   */
  public static boolean equal(Object a, Object b) {
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof String || a instanceof Boolean) {
      return a.equals(b);
    }
    if (Numbers.isNumber(a)) {
      return Numbers.isNumber(b) && Numbers.compare(a, b) == 0;
    }
    if (a instanceof List<?> list) {
      return b instanceof List<?> other && equalItems(list, other);
    }
    if (a instanceof Map<?, ?> map) {
      return b instanceof Map<?, ?> other && equalEntries(map, other);
    }
    throw notAValue(a);
  }

  /**
   * Whether both stand in an order: two numbers, or two texts. {@link #compare} may be asked only
   * then.
   */
  public static boolean comparable(Object a, Object b) {
    return (Numbers.isNumber(a) && Numbers.isNumber(b))
        || (a instanceof String && b instanceof String);
  }

  /**
   * The order of two {@link #comparable} values: numbers by size, without rounding; texts by code
   * point, upper case before lower case.
   *
   * @return negative, 0 or positive
   */
  public static int compare(Object a, Object b) {
    if (a instanceof String text && b instanceof String other) {
      return compareTexts(text, other);
    }
    return Numbers.compare(a, b);
  }

  /**
   * A text that is the same for equal values and differs for others: {@code 1} for 1 and 1.0,
   * {@code "1"} for the text, in the manner of JSON with the keys of maps sorted. It may be stored:
   * it depends neither on the Java version nor on the order of a map.
   *
   * @return empty for a missing value, which is no value
   */
  public static Optional<String> key(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    appendKey(text, value, Integer.MAX_VALUE);
    return Optional.of(text.toString());
  }

  /**
   * The {@link #key} for people, {@code missing} for a missing value, cut to this many characters;
   * a large value costs no more than what is shown of it.
   */
  public static String excerpt(Object value, int length) {
    if (value == null) {
      return "missing";
    }
    StringBuilder text = new StringBuilder();
    appendKey(text, value, length);
    if (text.length() > length) {
      text.setLength(Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1);
      text.append('…');
    }
    return text.toString();
  }

  /**
   * A property by its name, or by its path where none has that name: {@code cart.id}.
   *
   * @return null where there is none
   */
  public static Object at(Map<String, Object> properties, String path) {
    Object found = properties.get(path);
    int dot = path.indexOf('.');
    if (found != null || dot < 0) {
      return found;
    }
    Object holder = properties;
    for (String name : path.split("\\.")) {
      holder = holder instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return holder;
  }

  /** The {@link #key} of a text: quoted, with what would break a line or a quote escaped. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2);
    appendQuoted(quoted, text, Integer.MAX_VALUE);
    return quoted.toString();
  }

  private static boolean equalItems(List<?> list, List<?> other) {
    if (list.size() != other.size()) {
      return false;
    }
    var others = other.iterator();
    for (Object item : list) {
      if (!sameInside(item, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalEntries(Map<?, ?> map, Map<?, ?> other) {
    if (map.size() != other.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!other.containsKey(entry.getKey())
          || !sameInside(entry.getValue(), other.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameInside(Object a, Object b) {
    return a == null ? b == null : equal(a, b);
  }

  /** Java compares by UTF-16 unit, which would put an emoji before some older characters. */
  private static int compareTexts(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean beyond = Character.isSurrogate(x) != Character.isSurrogate(y);
        return beyond ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Stops somewhere beyond {@code enough} characters. */
  private static void appendKey(StringBuilder text, Object value, int enough) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof String string) {
      appendQuoted(text, string, enough);
    } else if (value instanceof Boolean) {
      text.append(value);
    } else if (Numbers.isNumber(value)) {
      text.append(Numbers.text(value));
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object item : list) {
        if (text.length() > enough) {
          return;
        }
        text.append(separator);
        appendKey(text, item, enough);
        separator = ",";
      }
      text.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, item) -> sorted.put((String) name, item));
      String separator = "{";
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        if (text.length() > enough) {
          return;
        }
        text.append(separator);
        appendQuoted(text, entry.getKey(), enough);
        text.append(':');
        appendKey(text, entry.getValue(), enough);
        separator = ",";
      }
      text.append(sorted.isEmpty() ? "{}" : "}");
    } else {
      throw notAValue(value);
    }
  }

  private static void appendQuoted(StringBuilder text, String string, int enough) {
    text.append('"');
    for (int i = 0; i < string.length() && text.length() <= enough; i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static IllegalArgumentException notAValue(Object value) {
    return new IllegalArgumentException("Not a property value: " + value.getClass().getName());
  }
}
