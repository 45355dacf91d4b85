package io.beckon.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A list written out, of which at least one item is not a {@link Literal}. */
record ListOf(List<Term> items) implements Term {

  /** The list; a literal where all its items are, so that nothing is built at each evaluation. */
  static Term of(List<Term> items) {
    if (!items.stream().allMatch(Literal.class::isInstance)) {
      return new ListOf(List.copyOf(items));
    }
    return new Literal(items.stream().map(item -> ((Literal) item).value()).toList());
  }

  @Override
  public Object value(Frame frame) {
    List<Object> values = new ArrayList<>(items.size());
    for (Term item : items) {
      values.add(item.value(frame));
    }
    return values;
  }

  @Override
  public Set<Type> types() {
    return Type.LISTS;
  }

  @Override
  public String canonical() {
    return items.stream().map(Term::canonical).collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public List<Term> parts() {
    return items;
  }
}
