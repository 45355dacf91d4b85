package io.beckon.core.plan;

import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.ListOf;
import io.beckon.core.model.Plan.MapOf;
import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.model.Plan.Type;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what differs between values and what is planned of them, in words that repeat no value:
 * these may be personal, and the words go to logs and dead letters.
 */
final class Conformity {

  /** More than so many differences say no more. */
  private static final int NAMED = 5;

  private final boolean whole;

  /** Made when the first one is found: hardly any event has one. */
  private List<String> differences;

  private Conformity(boolean whole) {
    this.whole = whole;
  }

  /**
   * Looks at properties.
   *
   * @param whole whether what is required must be there at the top; traits come in parts
   * @return empty where nothing differs
   */
  static Optional<String> differences(
      Map<String, Field> planned, Map<String, Object> values, boolean whole) {
    Conformity conformity = new Conformity(whole);
    conformity.compare("", planned, values);
    return Optional.ofNullable(conformity.differences).map(Conformity::joined);
  }

  private static String joined(List<String> differences) {
    if (differences.size() <= NAMED) {
      return String.join("; ", differences);
    }
    int more = differences.size() - NAMED;
    return String.join("; ", differences.subList(0, NAMED)) + "; and " + more + " more";
  }

  private void compare(String holder, Map<String, Field> planned, Map<?, ?> values) {
    for (Map.Entry<String, Field> entry : planned.entrySet()) {
      Object value = values.get(entry.getKey());
      Field field = entry.getValue();
      if (value != null) {
        compare(holder + entry.getKey(), field, value);
      } else if (field.required() && (whole || !holder.isEmpty())) {
        differs("`" + holder + entry.getKey() + "` is missing");
      }
    }
  }

  private void compare(String name, Field field, Object value) {
    boolean typed = compare(name, field.type(), value);
    if (typed && !field.allowed().isEmpty() && !isAllowed(field, value)) {
      differs("`" + name + "` has a value that is not allowed");
    }
  }

  /** Whether the value itself, whatever it holds, is of the type. */
  private boolean compare(String name, Type type, Object value) {
    if (type instanceof Scalar scalar) {
      boolean fits = ScalarCheck.fits(scalar, value);
      if (!fits) {
        differs("`" + name + "` is not of type `" + scalar.name().toLowerCase(Locale.ROOT) + "`");
      }
      return fits;
    }
    if (type instanceof ListOf list) {
      if (value instanceof List<?> items) {
        items(name, list.item(), items);
        return true;
      }
      differs("`" + name + "` is not a list");
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      compare(name + ".", ((MapOf) type).fields(), map);
      return true;
    }
    differs("`" + name + "` is not a map");
    return false;
  }

  /** All items of a list may differ in one way; it is said of the first. */
  private void items(String name, Type type, List<?> items) {
    int before = differences == null ? 0 : differences.size();
    for (Object item : items) {
      // A missing item is of no type, and nothing asks for it.
      if (item != null) {
        compare(name + "[]", type, item);
      }
      if (differences != null && differences.size() > before) {
        return;
      }
    }
  }

  private static boolean isAllowed(Field field, Object value) {
    for (Object allowed : field.allowed()) {
      if (Values.equal(allowed, value)) {
        return true;
      }
    }
    return false;
  }

  private void differs(String text) {
    if (differences == null) {
      differences = new ArrayList<>();
    }
    differences.add(text);
  }
}
