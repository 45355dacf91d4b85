package io.beckon.core.expression;

import io.beckon.core.value.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A function of one or two values; missing where one of them is, or is of another type.
 *
 * @param arguments as many as the function takes; {@code a.contains(b)} has {@code a} and {@code b}
 */
record Call(Function function, List<Term> arguments) implements Term {

  /** The functions there are, {@code matches} left aside. */
  enum Function {
    CONTAINS("contains", 2, Type.TEXTS, Type.CONDITIONS),
    STARTS_WITH("startsWith", 2, Type.TEXTS, Type.CONDITIONS),
    ENDS_WITH("endsWith", 2, Type.TEXTS, Type.CONDITIONS),
    /** Code points of a text, items of a list, entries of a map. */
    SIZE("size", 1, Type.SIZED, Type.NUMBERS),
    /** Cuts off the fraction; missing beyond the range of long; reads a text of digits. */
    INT("int", 1, Type.NUMBERS_OR_TEXTS, Type.NUMBERS),
    /** Reads a text that is a decimal number, a number as it is. */
    DOUBLE("double", 1, Type.NUMBERS_OR_TEXTS, Type.NUMBERS),
    /** A number in its shortest form, the same for 1 and 1.0; a condition as its word. */
    STRING("string", 1, Type.SCALARS, Type.TEXTS);

    private final String word;
    private final int arity;
    private final Set<Type> takes;
    private final Set<Type> gives;

    Function(String word, int arity, Set<Type> takes, Set<Type> gives) {
      this.word = word;
      this.arity = arity;
      this.takes = takes;
      this.gives = gives;
    }

    String word() {
      return word;
    }

    int arity() {
      return arity;
    }

    Set<Type> takes() {
      return takes;
    }
  }

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?");

  @Override
  public Object value(Frame frame) {
    Object first = arguments.get(0).value(frame);
    return function.arity == 1 ? one(first) : two(first, arguments.get(1).value(frame));
  }

  private Object two(Object first, Object second) {
    if (!(first instanceof String text) || !(second instanceof String part)) {
      return null;
    }
    return switch (function) {
      case CONTAINS -> text.contains(part);
      case STARTS_WITH -> text.startsWith(part);
      case ENDS_WITH -> text.endsWith(part);
      default -> throw new IllegalStateException(function.word);
    };
  }

  private Object one(Object value) {
    return switch (function) {
      case SIZE -> size(value);
      case INT -> whole(value);
      case DOUBLE -> value instanceof String text ? decimal(text) : number(value);
      case STRING -> text(value);
      default -> throw new IllegalStateException(function.word);
    };
  }

  private static Object size(Object value) {
    if (value instanceof String text) {
      return (long) text.codePointCount(0, text.length());
    }
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    return value instanceof Map<?, ?> map ? (Object) (long) map.size() : null;
  }

  private static Object whole(Object value) {
    if (value instanceof Double number) {
      double cut = number < 0 ? Math.ceil(number) : Math.floor(number);
      return Numbers.of(cut) instanceof Long whole ? whole : null;
    }
    if (value instanceof String text && WHOLE.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException beyondLong) {
        return null;
      }
    }
    return number(value);
  }

  private static Object number(Object value) {
    return Numbers.isNumber(value) ? value : null;
  }

  private static Object decimal(String text) {
    // Double.parseDouble takes more: white space, hexadecimal, NaN, a trailing d.
    return DECIMAL.matcher(text).matches() ? Numbers.of(Double.parseDouble(text)) : null;
  }

  private static Object text(Object value) {
    if (value instanceof String || value == null) {
      return value;
    }
    if (Numbers.isNumber(value)) {
      return Numbers.text(value);
    }
    return value instanceof Boolean condition ? condition.toString() : null;
  }

  @Override
  public Set<Type> types() {
    return function.gives;
  }

  @Override
  public String canonical() {
    return arguments.stream()
        .map(Term::canonical)
        .collect(Collectors.joining(", ", function.word + "(", ")"));
  }

  @Override
  public List<Term> parts() {
    return arguments;
  }
}
