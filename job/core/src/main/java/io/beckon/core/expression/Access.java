package io.beckon.core.expression;

import io.beckon.core.value.Values;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A field or an item of something that is not a plain {@link Path}.
 *
 * @param shape what is known of it
 */
record Access(Term holder, Term key, Shape shape) implements Term {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public Object value(Frame frame) {
    Object held = holder.value(frame);
    return held == null ? null : Path.step(held, key.value(frame));
  }

  @Override
  public Set<Type> types() {
    return shape.types();
  }

  @Override
  public String canonical() {
    String suffix =
        key instanceof Literal literal ? suffix(literal.value()) : "[" + key.canonical() + "]";
    return holder.canonical() + suffix;
  }

  /** {@code .name} where that can be written, {@code ["other name"]} or {@code [0]} else. */
  static String suffix(Object key) {
    return key instanceof String name && NAME.matcher(name).matches()
        ? "." + name
        : "[" + Values.key(key).orElseThrow() + "]";
  }

  @Override
  public List<Term> parts() {
    return List.of(holder, key);
  }
}
