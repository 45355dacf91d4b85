package io.beckon.core.expression;

import dev.cel.common.ast.CelExpr;
import io.beckon.core.value.Values;
import java.util.List;
import java.util.Optional;

/**
 * Holds what an expression says of properties against what is known of them: their names, their
 * types, the values that they can have.
 */
final class KnownShapes {

  private final Syntax syntax;
  private final Report report;

  KnownShapes(Syntax syntax, Report report) {
    this.syntax = syntax;
    this.report = report;
  }

  /** What stands under a name or an index; empty, and reported, where nothing can stand there. */
  Optional<Shape> inside(Term holder, Term key, CelExpr part) {
    Shape shape = holder.shape();
    if (key instanceof Literal literal && literal.value() instanceof String name) {
      return named(holder, name, part);
    }
    if (!shape.types().contains(Type.LIST)) {
      return Optional.of(Shape.ANY);
    }
    boolean isIndex = key instanceof Literal || !shape.types().contains(Type.MAP);
    return Optional.of(isIndex && shape.item() != null ? shape.item() : Shape.ANY);
  }

  private Optional<Shape> named(Term holder, String name, CelExpr part) {
    Shape shape = holder.shape();
    if (!shape.types().contains(Type.MAP)) {
      String list = TermReader.shown(holder);
      return refuseName(
          name,
          part,
          "`" + list + "` is a list, and `" + name + "` can only be asked of its items",
          "as in " + list + ".exists(item, item." + name + " == ...)");
    }
    Shape.Fields fields = shape.fields();
    if (fields == null) {
      return Optional.of(Shape.ANY);
    }
    Shape known = fields.known().get(name);
    if (known != null || fields.open()) {
      return Optional.of(known == null ? Shape.ANY : known);
    }
    return refuseName(name, part, "`" + name + "` " + fields.missing(), fields.instead(name));
  }

  /**
   * Whether the values that stand in a place can be equal to the property beside them; reports the
   * first that cannot.
   *
   * @param parts where each value stands
   */
  boolean canBe(Term property, List<?> values, List<CelExpr> parts) {
    for (int i = 0; i < values.size(); i++) {
      if (!canBe(property, property.shape(), values.get(i), parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean canBe(Term property, Shape shape, Object value, CelExpr part) {
    Optional<Shape.Refusal> refusal = shape.refuses(value);
    refusal.ifPresent(
        refused ->
            report.meaning(
                syntax.offset(part),
                Values.key(value).orElseThrow().length(),
                "`" + TermReader.shown(property) + "` " + refused.says(),
                refused.hint()));
    return refusal.isEmpty();
  }

  /** Whether a list can hold the value; reports where it cannot. */
  boolean canHold(Term list, Object value, CelExpr part) {
    Shape shape = list.shape();
    if (shape.item() == null || shape.types().contains(Type.MAP)) {
      return true;
    }
    return canBe(new Access(list, new Literal(0L), shape.item()), shape.item(), value, part);
  }

  private Optional<Shape> refuseName(String name, CelExpr part, String message, String hint) {
    // The parser gives the dot or the bracket in front of the name.
    int at = Math.max(0, report.text().indexOf(name, syntax.offset(part)));
    report.meaning(at, name.length(), message, hint);
    return Optional.empty();
  }
}
