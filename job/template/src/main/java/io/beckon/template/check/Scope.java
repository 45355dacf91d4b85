package io.beckon.template.check;

import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Type;
import io.beckon.core.plan.BuiltIn;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The names that a place in a template may begin a path with, and what is known of each. */
final class Scope {

  static final String COUPON = "coupon";
  static final String UNSUBSCRIBE_URL = "unsubscribe_url";

  private static final Shape TEXT = Shape.of(Type.TEXT, List.of());

  private final Map<String, Shape> roots = new HashMap<>();

  /** What the text has assigned by now. */
  private final Map<String, Shape> assigned = new HashMap<>();

  /** What loops name their items, the innermost first. */
  private final Deque<Map.Entry<String, Shape>> loops = new ArrayDeque<>();

  Scope(Known known) {
    roots.put("profile", known.profile());
    roots.put("trigger", known.trigger());
    roots.put("matched", known.matched());
    roots.put("journey", known.journey());
    roots.put("variants", Shape.ANY);
    roots.put("vary", Shape.ANY);
    roots.put(
        "campaign",
        Shape.mapOf(
            new Shape.Fields(
                "is not known of a campaign",
                Map.of("id", TEXT, "version", TEXT, "step", TEXT),
                false)));
    roots.put(COUPON, Shape.ANY);
    List.of("now", UNSUBSCRIBE_URL, "preferences_url", "subject", "preheader")
        .forEach(name -> roots.put(name, TEXT));
  }

  boolean isRoot(String name) {
    return roots.containsKey(name);
  }

  Optional<Shape> of(String name) {
    for (Map.Entry<String, Shape> loop : loops) {
      if (loop.getKey().equals(name)) {
        return Optional.of(loop.getValue());
      }
    }
    if (name.equals("forloop")) {
      return loops.isEmpty() ? Optional.empty() : Optional.of(Shape.ANY);
    }
    Shape own = assigned.get(name);
    return Optional.ofNullable(own == null ? roots.get(name) : own);
  }

  /** The root that holds a name which stands alone, as `firstName` for `profile.firstName`. */
  Optional<String> holder(String name) {
    if (BuiltIn.attributes().contains(name)) {
      return Optional.of("profile");
    }
    return List.of("trigger", "profile", "journey").stream()
        .filter(
            root -> {
              Shape.Fields fields = roots.get(root).fields();
              return fields != null && fields.known().containsKey(name);
            })
        .findFirst();
  }

  void assign(String name, Shape shape) {
    assigned.merge(name, shape, (one, other) -> Shape.ANY);
  }

  void enter(String name, Shape item) {
    loops.push(Map.entry(name, item));
  }

  void leave() {
    loops.pop();
  }

  Collection<String> names() {
    TreeSet<String> names = new TreeSet<>(roots.keySet());
    names.addAll(assigned.keySet());
    loops.forEach(loop -> names.add(loop.getKey()));
    return names;
  }
}
