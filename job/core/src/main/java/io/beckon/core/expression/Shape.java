package io.beckon.core.expression;

import io.beckon.core.source.Nearest;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** More names or values than this nobody reads. */
  private static final int LISTED = 10;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /**
   * Why a value cannot have this shape.
   *
   * @param says behind the name of what has the shape: {@code is never "Starter"}
   * @param hint what to do about it; empty where there is nothing to say
   */
  public record Refusal(String says, String hint) {}

  /**
   * What a map holds.
   *
   * @param missing what is said of a name that is not known, behind it: {@code is no property of
   *     `order_placed`}
   * @param known by name
   * @param open whether there may be others
   */
  public record Fields(String missing, Map<String, Shape> known, boolean open) {

    /** What to write instead of a name that is not known. */
    public String instead(String name) {
      List<String> names = List.copyOf(known.keySet());
      return Nearest.of(name, names)
          .map(near -> "did you mean `" + near + "`?")
          .orElseGet(() -> names.isEmpty() ? "there is nothing to ask" : "there is " + some(names));
    }

    private static String some(List<String> names) {
      return names.stream()
              .limit(LISTED)
              .map(name -> "`" + name + "`")
              .collect(Collectors.joining(", "))
          + (names.size() > LISTED ? " and more" : "");
    }

    /** What is known of either: each name of one of them may be there. */
    public Fields either(Fields other) {
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

  /** Why nothing of this shape equals the value; empty where it may. */
  public Optional<Refusal> refuses(Object value) {
    String written = Values.key(value).orElseThrow();
    if (Type.common(types, Type.of(value)).isEmpty()) {
      return Optional.of(
          new Refusal("is " + Type.words(types) + ", never " + written, rewritten(value)));
    }
    boolean fits = allowed.isEmpty() || allowed.stream().anyMatch(one -> Values.equal(one, value));
    return fits
        ? Optional.empty()
        : Optional.of(new Refusal("is never " + written, insteadOf(value)));
  }

  private String insteadOf(Object value) {
    List<String> texts =
        allowed.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    Optional<String> near =
        value instanceof String text ? Nearest.of(text, texts) : Optional.empty();
    return near.map(text -> "did you mean " + Values.quoted(text) + "?")
        .orElseGet(
            () ->
                "allowed: "
                    + allowed.stream()
                        .limit(LISTED)
                        .map(one -> Values.key(one).orElseThrow())
                        .collect(Collectors.joining(", "))
                    + (allowed.size() > LISTED ? " and more" : ""));
  }

  /** How a value is written that only has the wrong type: with quotes, or without; or nothing. */
  String rewritten(Object value) {
    if (value instanceof String text) {
      boolean number = types.contains(Type.NUMBER) && NUMBER.matcher(text).matches();
      boolean condition =
          types.contains(Type.CONDITION) && (text.equals("true") || text.equals("false"));
      return number || condition ? "write it without quotes: " + text : "";
    }
    return types.contains(Type.TEXT) && !(value instanceof List) && !(value instanceof Map)
        ? "write it in quotes: \"" + Values.key(value).orElseThrow() + "\""
        : "";
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
