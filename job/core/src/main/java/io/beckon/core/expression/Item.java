package io.beckon.core.expression;

import java.util.List;
import java.util.Set;

/**
 * The item at which a loop stands.
 *
 * @param loop which of the loops around this place, from the outermost, from 0
 * @param name as the author called it
 * @param shape what is known of it
 */
record Item(int loop, String name, Shape shape) implements Term {

  @Override
  public Object value(Frame frame) {
    return frame.item(loop);
  }

  @Override
  public Set<Type> types() {
    return shape.types();
  }

  @Override
  public String canonical() {
    return name;
  }

  @Override
  public List<Term> parts() {
    return List.of();
  }
}
