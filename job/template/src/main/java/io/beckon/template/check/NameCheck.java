package io.beckon.template.check;

import io.beckon.core.expression.Shape;
import io.beckon.core.source.Nearest;
import io.beckon.template.liquid.FilterKind;
import io.beckon.template.liquid.FilterTable;
import io.beckon.template.liquid.HtmlFilters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Expr_termContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.IdContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_IdContext;
import liquid.parser.v4.LiquidParser.Lookup_StrContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Param_expr_key_valueContext;
import liquid.parser.v4.LiquidParser.Term_lookupContext;
import liquid.parser.v4.LiquidParserBaseVisitor;

/** Checks the names that a text uses: of values and of filters. */
final class NameCheck extends LiquidParserBaseVisitor<Void> {

  /** Filters that give a list of what they take a list of. */
  private static final Set<String> KEEPING =
      Set.of("where", "sort", "reverse", "uniq", "compact", "slice", "default");

  private final Scope scope;
  private final Paths paths;
  private final Report report;

  /** Paths that may be written with the filter {@code raw}. */
  private final Set<String> raw;

  NameCheck(Known known, Set<String> raw, Uses uses, Report report) {
    this.scope = new Scope(known);
    this.paths = new Paths(scope, uses, report);
    this.report = report;
    this.raw = raw;
  }

  @Override
  public Void visitLookup_id_indexes(Lookup_id_indexesContext path) {
    paths.follow(path);
    path.index().stream().map(IndexContext::expr).filter(e -> e != null).forEach(this::visit);
    return null;
  }

  @Override
  public Void visitLookup_Str(Lookup_StrContext path) {
    return unnamed(path);
  }

  @Override
  public Void visitLookup_Id(Lookup_IdContext path) {
    return unnamed(path);
  }

  private Void unnamed(ParserRuleContext path) {
    report.add(path, "a value begins with a name", "such as `profile[\"first name\"]`");
    return null;
  }

  @Override
  public Void visitOutput(OutputContext output) {
    rawOf(output.evaluate != null ? output.expr() : output.term(), output.filter());
    return visitChildren(output);
  }

  @Override
  public Void visitAssignment(AssignmentContext assignment) {
    rawOf(assignment.expr(), assignment.filter());
    visit(assignment.expr());
    assignment.filter().forEach(this::visit);
    boolean keeps = assignment.filter().stream().allMatch(f -> KEEPING.contains(f.Id().getText()));
    Shape shape = keeps ? shape(assignment.expr()) : Shape.ANY;
    name(assignment.id(), () -> scope.assign(assignment.id().getText(), shape));
    return null;
  }

  @Override
  public Void visitCapture_tag_Id(Capture_tag_IdContext capture) {
    visit(capture.block());
    name(capture.id(), () -> scope.assign(capture.id().getText(), Shape.ANY));
    return null;
  }

  @Override
  public Void visitFor_array(For_arrayContext loop) {
    visit(loop.lookup());
    loop.for_attribute().forEach(this::visit);
    Shape list = shape(loop.lookup());
    Shape item = list.item() == null ? Shape.ANY : list.item();
    name(loop.id(), () -> {});
    scope.enter(loop.id().getText(), item);
    visit(loop.for_block());
    scope.leave();
    return null;
  }

  @Override
  public Void visitFor_range(For_rangeContext loop) {
    visit(loop.from);
    visit(loop.to);
    name(loop.id(), () -> {});
    scope.enter(loop.id().getText(), Shape.ANY);
    visit(loop.block());
    scope.leave();
    return null;
  }

  @Override
  public Void visitFilter(FilterContext filter) {
    String name = filter.Id().getText();
    Optional<FilterKind> kind = FilterTable.of(name);
    int given = filter.params() == null ? 0 : filter.params().param_expr().size();
    if (kind.isEmpty()) {
      report.add(
          filter,
          "there is no filter `" + name + "`",
          Nearest.of(name, FilterTable.names())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("the page on templates lists them"));
    } else if (given < kind.get().least() || given > kind.get().most()) {
      report.add(filter, "the filter `" + name + "` takes " + taken(kind.get()), example(name));
    }
    return visitChildren(filter);
  }

  private static String taken(FilterKind kind) {
    if (kind.most() == 0) {
      return "no value";
    }
    String least = kind.least() == kind.most() ? "" : kind.least() + " to ";
    return least + kind.most() + (kind.most() == 1 ? " value" : " values");
  }

  private static String example(String name) {
    return switch (name) {
      case "money" -> "such as `{{ trigger.price | money: trigger.currency }}`";
      case "replace" -> "such as `{{ x | replace: \"-\", \" \" }}`";
      default -> "values stand behind its colon, with commas between them";
    };
  }

  @Override
  public Void visitParam_expr_key_value(Param_expr_key_valueContext given) {
    report.add(given, "filters take values without names", "write the value alone");
    return null;
  }

  /** Whether a value may be written as it is. */
  private void rawOf(ParserRuleContext value, List<FilterContext> filters) {
    for (FilterContext filter : filters) {
      if (filter.Id().getText().equals(HtmlFilters.RAW) && !raw.contains(value.getText())) {
        report.add(
            filter,
            "`" + value.getText() + "` may hold anything, and `raw` would send it as it is",
            "where it is HTML of your own, say so in the head: `raw: " + value.getText() + "`");
      }
    }
  }

  private void name(IdContext id, Runnable use) {
    if (scope.isRoot(id.getText())) {
      report.add(
          id,
          "`" + id.getText() + "` is what the campaign gives",
          "take another name for your own");
    } else {
      use.run();
    }
  }

  private Shape shape(ParserRuleContext expression) {
    if (expression instanceof Expr_termContext term
        && term.term() instanceof Term_lookupContext lookup) {
      return shape(lookup.lookup());
    }
    // Its problems, if any, are said already.
    return expression instanceof Lookup_id_indexesContext path
        ? new Paths(scope, new Uses(), Report.SILENT).follow(path)
        : Shape.ANY;
  }
}
