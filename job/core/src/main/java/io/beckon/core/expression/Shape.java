package io.beckon.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a value before it is there. It serves to find mistakes when an expression is
 * compiled, and changes nothing of what the expression means.
 *
 * @param types what the value can be; never empty
 * @param allowed the values that it can have; empty: any
 * @param item of a list, what its items are; null where nothing is known of them
 * @param fields of a map, what it holds; null where nothing is known of it
 */
public record Shape(Set<Type> types, List<Object> allowed, Shape item, Fields fields) {

  /** Nothing is known: only the event itself knows. */
  public static final Shape ANY = of(Type.ANY);

  /**
   * What a map holds.
   *
   * @param missing what is said of a name that is not known, behind it: {@code is no property of
   *     `order_placed`}
   * @param known by name
   * @param open whether there may be others
   */
  public record Fields(String missing, Map<String, Shape> known, boolean open) {

    /** What is known of either: each name of one of them may be there. */
    Fields either(Fields other) {
      Map<String, Shape> all = new LinkedHashMap<>(known);
      other.known.forEach((name, shape) -> all.merge(name, shape, Shape::either));
      return new Fields(missing, all, open || other.open);
    }
  }

  public static Shape of(Set<Type> types) {
    return new Shape(types, List.of(), null, null);
  }

  /** A single value. */
  public static Shape of(Type type, List<Object> allowed) {
    return new Shape(Set.of(type), List.copyOf(allowed), null, null);
  }

  public static Shape listOf(Shape item) {
    return new Shape(Type.LISTS, List.of(), item, null);
  }

  public static Shape mapOf(Fields fields) {
    return new Shape(Set.of(Type.MAP), List.of(), null, fields);
  }

  /** What is known of a value that has one shape or the other. */
  public Shape either(Shape other) {
    List<Object> both = new ArrayList<>();
    if (!allowed.isEmpty() && !other.allowed.isEmpty()) {
      both.addAll(allowed);
      other.allowed.stream().filter(value -> !both.contains(value)).forEach(both::add);
    }
    return new Shape(
        Type.either(types, other.types),
        both,
        known(item, other.item, types, other.types, Type.LIST)
            ? item == null ? other.item : other.item == null ? item : item.either(other.item)
            : null,
        known(fields, other.fields, types, other.types, Type.MAP)
            ? fields == null
                ? other.fields
                : other.fields == null ? fields : fields.either(other.fields)
            : null);
  }

  /** Whether each of two that can be of the type has something known of it. */
  private static boolean known(
      Object one, Object other, Set<Type> types, Set<Type> others, Type type) {
    return (one != null || !types.contains(type)) && (other != null || !others.contains(type));
  }
}
