package io.beckon.core.compile;

import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Type;
import io.beckon.core.model.Clause;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says which names of events, and of properties beside them, stand for nothing. */
final class EventNames {

  private static final Set<Clause.Aggregate.Kind> OF_NUMBERS =
      Set.of(Clause.Aggregate.Kind.SUM, Clause.Aggregate.Kind.MIN, Clause.Aggregate.Kind.MAX);

  /** Null where there is no plan: then every name can come that is no other spelling. */
  private final Types types;

  EventNames(Types types) {
    this.types = types;
  }

  /**
   * Looks at the name of an event.
   *
   * @param part of the file that says it
   */
  void check(String name, Span part, Problems found) {
    if (spelling(name, part, found) || types == null || types.knows(name)) {
      return;
    }
    String hint =
        Nearest.of(name, types.eventNames())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("if producers send it, add it to the plan");
    found.add(NamePlace.of(name, part), "`" + name + "` is no event of the tracking plan", hint);
  }

  /** Refuses another spelling: an event has its own name before a campaign looks at it. */
  boolean spelling(String name, Span part, Problems found) {
    Optional<String> meaning = BuiltIn.meaning(name);
    if (meaning.isEmpty() && types != null) {
      meaning = types.meaning(name);
    }
    meaning.ifPresent(
        event ->
            found.add(
                NamePlace.of(name, part),
                "`" + name + "` is always taken as `" + event + "`",
                "write `" + event + "`"));
    return meaning.isPresent();
  }

  /** Looks at a property that stands behind a key of its own. */
  void property(String event, String key, String property, Span part, Problems found) {
    if (types != null && types.knows(event)) {
      inside(types.event(event), property, NamePlace.of(key, property, part), found);
    }
  }

  /** Looks at a property that is given to an event. */
  void property(String event, String property, Span part, Problems found) {
    if (types.knows(event)) {
      inside(types.event(event), property, part, found);
    }
  }

  /** Looks at the property whose values are put together, and at what they are compared with. */
  void aggregate(Clause.Aggregate clause, Problems found) {
    if (types == null || !types.knows(clause.event())) {
      return;
    }
    String whole = clause.event() + "." + clause.property();
    Span place = NamePlace.of(whole, clause.span());
    Shape shape = Shape.mapOf(types.event(clause.event()));
    int at = clause.event().length() + 1;
    for (String name : List.of(clause.property().split("\\."))) {
      Span span = place.equals(clause.span()) ? place : place.at(at, name.length());
      Optional<Shape> next =
          shape.fields() == null
              ? Optional.of(Shape.ANY)
              : inside(shape.fields(), name, span, found);
      if (next.isEmpty()) {
        return;
      }
      shape = next.get();
      at += name.length() + 1;
    }
    if (OF_NUMBERS.contains(clause.kind()) && !shape.types().contains(Type.NUMBER)) {
      String kind = clause.kind().name().toLowerCase(Locale.ROOT);
      found.add(
          place,
          "`" + kind + "` is made of numbers, and `" + whole + "` is " + Type.words(shape.types()),
          "");
    } else if (clause.kind() == Clause.Aggregate.Kind.LAST
        && clause.bound().kind() == Clause.Bound.Kind.EQUALS) {
      shape
          .refuses(clause.bound().value())
          .ifPresent(
              refused -> found.add(place, "`" + whole + "` " + refused.says(), refused.hint()));
    }
  }

  private static Optional<Shape> inside(
      Shape.Fields fields, String name, Span place, Problems found) {
    Shape known = fields.known().get(name);
    if (known == null && !fields.open()) {
      found.add(place, "`" + name + "` " + fields.missing(), fields.instead(name));
      return Optional.empty();
    }
    return Optional.of(known == null ? Shape.ANY : known);
  }
}
