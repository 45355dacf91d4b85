package io.beckon.core.expression;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The roots that exist where an expression stands, and what is known of each. Immutable. */
public final class Roots {

  private final Map<Root, Shape> shapes;

  private Roots(Map<Root, Shape> shapes) {
    this.shapes = shapes;
  }

  /** Roots of which nothing is known. */
  public static Roots of(Collection<Root> roots) {
    Map<Root, Shape> shapes = new EnumMap<>(Root.class);
    roots.forEach(root -> shapes.put(root, Shape.mapOf(null)));
    return new Roots(shapes);
  }

  /** The same ones, and what one of them holds. */
  public Roots with(Root root, Shape.Fields fields) {
    Map<Root, Shape> more = new EnumMap<>(shapes);
    more.put(root, Shape.mapOf(fields));
    return new Roots(more);
  }

  /** Whether the root exists there. */
  public boolean has(Root root) {
    return shapes.containsKey(root);
  }

  /** The same ones and one more, of which nothing is known. */
  public Roots and(Root root) {
    Map<Root, Shape> more = new EnumMap<>(shapes);
    more.putIfAbsent(root, Shape.mapOf(null));
    return new Roots(more);
  }

  Set<Root> all() {
    return shapes.keySet();
  }

  Shape shape(Root root) {
    return shapes.get(root);
  }
}
