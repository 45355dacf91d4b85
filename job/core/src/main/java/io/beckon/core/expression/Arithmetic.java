package io.beckon.core.expression;

import io.beckon.core.value.Numbers;
import java.util.List;
import java.util.Set;

/**
 * Sums and the like. The result depends on which numbers they are and not on how they are held:
 * whole numbers are exact as long as the result fits into a long, all else is as exact as a double,
 * and {@code 7 / 2} is 3.5. What is not finite is missing, so a division by zero is. {@code +} also
 * joins two texts.
 */
record Arithmetic(Operator operator, Term left, Term right) implements Term {

  /** What is done. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** So many characters joined cost as much as an item looked at. */
  private static final int CHARACTERS_PER_WORK = 16;

  @Override
  public Object value(Frame frame) {
    Object a = left.value(frame);
    Object b = right.value(frame);
    if (operator == Operator.ADD && a instanceof String text && b instanceof String other) {
      int cost = (text.length() + other.length()) / CHARACTERS_PER_WORK;
      return frame.work(cost) ? text + other : null;
    }
    if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
      return null;
    }
    return switch (operator) {
      case ADD -> add(a, b);
      case SUBTRACT -> subtract(a, b);
      case MULTIPLY -> multiply(a, b);
      case DIVIDE -> divide(a, b);
      case REMAINDER -> remainder(a, b);
    };
  }

  private static Object add(Object a, Object b) {
    if (Numbers.of(a) instanceof Long x && Numbers.of(b) instanceof Long y) {
      long sum = x + y;
      // Overflow, as Math.addExact finds it, without the cost of its exception.
      if (((x ^ sum) & (y ^ sum)) >= 0) {
        return sum;
      }
    }
    return Numbers.of(Numbers.asDouble(a) + Numbers.asDouble(b));
  }

  static Object subtract(Object a, Object b) {
    if (Numbers.of(a) instanceof Long x && Numbers.of(b) instanceof Long y) {
      long difference = x - y;
      if (((x ^ y) & (x ^ difference)) >= 0) {
        return difference;
      }
    }
    return Numbers.of(Numbers.asDouble(a) - Numbers.asDouble(b));
  }

  private static Object multiply(Object a, Object b) {
    if (Numbers.of(a) instanceof Long x && Numbers.of(b) instanceof Long y) {
      long low = x * y;
      if (Math.multiplyHigh(x, y) == low >> 63) {
        return low;
      }
    }
    return Numbers.of(Numbers.asDouble(a) * Numbers.asDouble(b));
  }

  private static Object divide(Object a, Object b) {
    if (Numbers.of(a) instanceof Long x
        && Numbers.of(b) instanceof Long y
        && y != 0
        && y != -1
        && x % y == 0) {
      return x / y;
    }
    return Numbers.of(Numbers.asDouble(a) / Numbers.asDouble(b));
  }

  private static Object remainder(Object a, Object b) {
    if (Numbers.of(a) instanceof Long x && Numbers.of(b) instanceof Long y) {
      return y == 0 ? null : (Object) (x % y);
    }
    return Numbers.of(Numbers.asDouble(a) % Numbers.asDouble(b));
  }

  @Override
  public Set<Type> types() {
    return operator == Operator.ADD
        ? Type.common(Type.common(left.types(), right.types()), Type.NUMBERS_OR_TEXTS)
        : Type.NUMBERS;
  }

  @Override
  public String canonical() {
    return "(" + left.canonical() + " " + operator.sign + " " + right.canonical() + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(left, right);
  }
}
