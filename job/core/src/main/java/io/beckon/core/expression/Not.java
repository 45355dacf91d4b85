package io.beckon.core.expression;

import java.util.List;
import java.util.Set;

/** {@code !x}: true for anything but true, so for a missing value as well. */
record Not(Term condition) implements Term {

  @Override
  public Object value(Frame frame) {
    return !condition.holds(frame);
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
  }

  @Override
  public String canonical() {
    return "!" + condition.canonical();
  }

  @Override
  public List<Term> parts() {
    return List.of(condition);
  }
}
