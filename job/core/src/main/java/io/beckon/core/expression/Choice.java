package io.beckon.core.expression;

import java.util.List;
import java.util.Set;

/** {@code condition ? then : otherwise}. */
record Choice(Term condition, Term then, Term otherwise) implements Term {

  @Override
  public Object value(Frame frame) {
    return condition.holds(frame) ? then.value(frame) : otherwise.value(frame);
  }

  @Override
  public Set<Type> types() {
    return Type.either(then.types(), otherwise.types());
  }

  @Override
  public Shape shape() {
    return then.shape().either(otherwise.shape());
  }

  @Override
  public String canonical() {
    return "("
        + condition.canonical()
        + " ? "
        + then.canonical()
        + " : "
        + otherwise.canonical()
        + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(condition, then, otherwise);
  }
}
