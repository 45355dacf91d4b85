package io.beckon.core.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a value can be. What a property is, only its event knows; so a term has a set of them. */
public enum Type {
  CONDITION("a condition"),
  NUMBER("a number"),
  TEXT("a text"),
  LIST("a list"),
  MAP("a map");

  public static final Set<Type> ANY = Set.of(values());
  static final Set<Type> CONDITIONS = Set.of(CONDITION);
  static final Set<Type> NUMBERS = Set.of(NUMBER);
  static final Set<Type> TEXTS = Set.of(TEXT);
  static final Set<Type> LISTS = Set.of(LIST);
  static final Set<Type> NUMBERS_OR_TEXTS = Set.of(NUMBER, TEXT);
  static final Set<Type> COLLECTIONS = Set.of(LIST, MAP);
  static final Set<Type> SIZED = Set.of(LIST, MAP, TEXT);
  static final Set<Type> SCALARS = Set.of(CONDITION, NUMBER, TEXT);

  private final String words;

  Type(String words) {
    this.words = words;
  }

  public static Set<Type> of(Object value) {
    if (value instanceof Boolean) {
      return CONDITIONS;
    }
    if (value instanceof String) {
      return TEXTS;
    }
    if (value instanceof List) {
      return LISTS;
    }
    return value instanceof Map ? Set.of(MAP) : NUMBERS;
  }

  static Set<Type> common(Set<Type> some, Set<Type> others) {
    Set<Type> common = EnumSet.noneOf(Type.class);
    common.addAll(some);
    common.retainAll(others);
    return common;
  }

  static Set<Type> either(Set<Type> some, Set<Type> others) {
    Set<Type> either = EnumSet.copyOf(some);
    either.addAll(others);
    return either;
  }

  /** {@code a number or a text}, in a fixed order. */
  public static String words(Set<Type> types) {
    return types.stream().sorted().map(type -> type.words).collect(Collectors.joining(" or "));
  }
}
