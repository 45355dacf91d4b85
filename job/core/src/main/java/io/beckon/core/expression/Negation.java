package io.beckon.core.expression;

import io.beckon.core.value.Numbers;
import java.util.List;
import java.util.Set;

/** {@code -x}. */
record Negation(Term number) implements Term {

  @Override
  public Object value(Frame frame) {
    Object value = number.value(frame);
    return Numbers.isNumber(value) ? Arithmetic.subtract(0L, value) : null;
  }

  @Override
  public Set<Type> types() {
    return Type.NUMBERS;
  }

  @Override
  public String canonical() {
    return "-(" + number.canonical() + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(number);
  }
}
