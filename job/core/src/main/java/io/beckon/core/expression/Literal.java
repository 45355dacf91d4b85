package io.beckon.core.expression;

import io.beckon.core.value.Values;
import java.util.List;
import java.util.Set;

/** A value that stands in the expression. */
record Literal(Object value) implements Term {

  @Override
  public Object value(Frame frame) {
    return value;
  }

  @Override
  public Set<Type> types() {
    return Type.of(value);
  }

  @Override
  public String canonical() {
    return Values.key(value).orElseThrow();
  }

  @Override
  public List<Term> parts() {
    return List.of();
  }
}
