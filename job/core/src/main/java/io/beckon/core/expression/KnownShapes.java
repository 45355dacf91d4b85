package io.beckon.core.expression;

import dev.cel.common.ast.CelExpr;
import io.beckon.core.source.Nearest;
import io.beckon.core.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what an expression says of properties against what is known of them: their names, their
 * types, the values that they can have.
 */
final class KnownShapes {

  /** More names or values than this nobody reads. */
  private static final int LISTED = 10;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

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
    return refuseName(name, part, "`" + name + "` " + fields.missing(), instead(name, fields));
  }

  static String instead(String name, Shape.Fields fields) {
    List<String> known = List.copyOf(fields.known().keySet());
    return Nearest.of(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElseGet(() -> known.isEmpty() ? "there are none" : "there are " + listed(known));
  }

  private static String listed(List<String> names) {
    String some =
        names.stream()
            .limit(LISTED)
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return names.size() > LISTED ? some + " and others" : some;
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
    String shown = TermReader.shown(property);
    String written = Values.key(value).orElseThrow();
    if (Type.common(shape.types(), Type.of(value)).isEmpty()) {
      String is = "`" + shown + "` is " + Type.words(shape.types()) + ", never " + written;
      refuse(part, written, is, rewritten(shape.types(), value).orElse(""));
      return false;
    }
    List<Object> allowed = shape.allowed();
    if (allowed.isEmpty() || allowed.stream().anyMatch(one -> Values.equal(one, value))) {
      return true;
    }
    refuse(part, written, "`" + shown + "` is never " + written, instead(value, allowed));
    return false;
  }

  /** Whether a list can hold the value; reports where it cannot. */
  boolean canHold(Term list, Object value, CelExpr part) {
    Shape shape = list.shape();
    if (shape.item() == null || shape.types().contains(Type.MAP)) {
      return true;
    }
    return canBe(new Access(list, new Literal(0L), shape.item()), shape.item(), value, part);
  }

  private static String instead(Object value, List<Object> allowed) {
    List<String> texts =
        allowed.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    Optional<String> near =
        value instanceof String text ? Nearest.of(text, texts) : Optional.empty();
    return near.map(text -> "did you mean " + Values.quoted(text) + "?")
        .orElseGet(
            () ->
                "allowed: "
                    + allowed.stream()
                        .limit(LISTED)
                        .map(one -> Values.key(one).orElseThrow())
                        .collect(Collectors.joining(", "))
                    + (allowed.size() > LISTED ? " and others" : ""));
  }

  /** How a value is written that only has the wrong type: with quotes, or without. */
  static Optional<String> rewritten(Set<Type> wanted, Object value) {
    if (value instanceof String text) {
      boolean number = wanted.contains(Type.NUMBER) && NUMBER.matcher(text).matches();
      boolean condition =
          wanted.contains(Type.CONDITION) && (text.equals("true") || text.equals("false"));
      return number || condition
          ? Optional.of("write it without quotes: " + text)
          : Optional.empty();
    }
    return wanted.contains(Type.TEXT) && !(value instanceof List)
        ? Optional.of("write it in quotes: \"" + Values.key(value).orElseThrow() + "\"")
        : Optional.empty();
  }

  private Optional<Shape> refuseName(String name, CelExpr part, String message, String hint) {
    // The parser gives the dot or the bracket in front of the name.
    int at = Math.max(0, report.text().indexOf(name, syntax.offset(part)));
    report.meaning(at, name.length(), message, hint);
    return Optional.empty();
  }

  private void refuse(CelExpr part, String written, String message, String hint) {
    report.meaning(syntax.offset(part), written.length(), message, hint);
  }
}
