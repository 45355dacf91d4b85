package io.beckon.template.check;

import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Type;
import io.beckon.core.source.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;

/** Follows paths such as {@code trigger.items[0].name} through what is known. */
final class Paths {

  /** What lists and texts answer beside their own fields. */
  private static final Set<String> ANSWERS = Set.of("size", "first", "last");

  private final Scope scope;
  private final Uses uses;
  private final Report report;

  Paths(Scope scope, Uses uses, Report report) {
    this.scope = scope;
    this.uses = uses;
    this.report = report;
  }

  /** What stands there; {@link Shape#ANY} where that is not known, or is a problem. */
  Shape follow(Lookup_id_indexesContext path) {
    String root = path.id().getText();
    uses.roots().add(root);
    Optional<Shape> found = scope.of(root);
    if (found.isEmpty()) {
      report.add(path.id(), "there is no `" + root + "` here", meant(root));
      return Shape.ANY;
    }
    Shape shape = found.get();
    String said = root;
    for (IndexContext index : path.index()) {
      if (root.equals(Scope.COUPON) && said.equals(root) && name(index) != null) {
        uses.coupons().add(name(index));
      }
      shape = inside(shape, said, index);
      said += index.getText();
    }
    return shape;
  }

  private Shape inside(Shape shape, String said, IndexContext index) {
    String name = name(index);
    if (name == null) {
      return shape.item() == null ? Shape.ANY : shape.item();
    }
    Set<Type> types = shape.types();
    if (ANSWERS.contains(name) && !types.contains(Type.MAP)) {
      return shape.item() == null || name.equals("size") ? Shape.ANY : shape.item();
    }
    Shape.Fields fields = shape.fields();
    if (fields != null) {
      Shape known = fields.known().get(name);
      if (known == null && !fields.open()) {
        report.add(last(index), "`" + name + "` " + fields.missing(), fields.instead(name));
      }
      return known == null ? Shape.ANY : known;
    }
    if (!types.contains(Type.MAP)) {
      boolean list = types.contains(Type.LIST);
      report.add(
          last(index),
          "`"
              + said
              + "` is "
              + (list ? "a list" : "a single value")
              + ", and has no `"
              + name
              + "`",
          list ? "go through it: `{% for item in " + said + " %}`" : "write `" + said + "` alone");
    }
    return Shape.ANY;
  }

  /** The name that is written down; null where it is an index or is worked out. */
  private static String name(IndexContext index) {
    if (index.id2() != null) {
      return index.id2().getText();
    }
    String written = index.expr().getText();
    boolean quoted = written.startsWith("\"") || written.startsWith("'");
    return quoted && written.length() > 1 ? written.substring(1, written.length() - 1) : null;
  }

  private static ParserRuleContext last(IndexContext index) {
    return index.id2() != null ? index.id2() : index.expr();
  }

  private String meant(String root) {
    return scope
        .holder(root)
        .map(holder -> holder + "." + root)
        .or(() -> Nearest.of(root, scope.names()))
        .map(near -> "did you mean `" + near + "`?")
        .orElseGet(
            () ->
                "there is "
                    + scope.names().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")));
  }
}
