package io.beckon.core.expression;

import io.beckon.core.value.Values;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Two values side by side, by the rules of {@link Values}: what cannot be compared is not equal,
 * and neither less nor greater.
 */
record Comparison(Operator operator, Term left, Term right) implements Term {

  /** How they are compared. */
  enum Operator {
    EQUAL("==", order -> order == 0),
    NOT_EQUAL("!=", order -> order != 0),
    LESS("<", order -> order < 0),
    LESS_OR_EQUAL("<=", order -> order <= 0),
    GREATER(">", order -> order > 0),
    GREATER_OR_EQUAL(">=", order -> order >= 0);

    private final String sign;
    private final IntPredicate holds;

    Operator(String sign, IntPredicate holds) {
      this.sign = sign;
      this.holds = holds;
    }

    String sign() {
      return sign;
    }

    boolean isOrdering() {
      return this != EQUAL && this != NOT_EQUAL;
    }
  }

  @Override
  public Object value(Frame frame) {
    Object a = left.value(frame);
    Object b = right.value(frame);
    return switch (operator) {
      case EQUAL -> equal(frame, a, b);
      case NOT_EQUAL -> !equal(frame, a, b);
      default -> Values.comparable(a, b) && operator.holds.test(Values.compare(a, b));
    };
  }

  private static boolean equal(Frame frame, Object a, Object b) {
    if (a instanceof List<?> list && !frame.work(list.size())) {
      return false;
    }
    return Values.equal(a, b);
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
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
