package io.beckon.core.expression;

import java.util.List;
import java.util.Set;

/** {@code has(event.x)}: there is a value, and it is not null. */
record Present(Term property) implements Term {

  @Override
  public Object value(Frame frame) {
    return property.value(frame) != null;
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
  }

  @Override
  public String canonical() {
    return "has(" + property.canonical() + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(property);
  }
}
