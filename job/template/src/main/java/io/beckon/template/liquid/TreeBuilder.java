package io.beckon.template.liquid;

import java.util.ArrayList;
import java.util.List;
import liqp.nodes.BlockNode;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.tree.TerminalNode;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;
import liquid.parser.v4.LiquidParser.AtomContext;
import liquid.parser.v4.LiquidParser.BlockContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Capture_tag_StrContext;
import liquid.parser.v4.LiquidParser.Expr_eqContext;
import liquid.parser.v4.LiquidParser.Expr_relContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.Include_tagContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.Other_tagContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Param_exprContext;

/**
 * Makes what renders out of what was read. The tree that it gives holds nothing of a rendering: all
 * threads share it.
 */
final class TreeBuilder extends NodeVisitor {

  private final Form form;

  TreeBuilder(Form form) {
    super(Syntax.PARSER.insertions, Syntax.PARSER.filters, Syntax.PARSER.liquidStyleInclude);
    this.form = form;
  }

  @Override
  public BlockNode visitBlock(BlockContext block) {
    return sequence(block.atom());
  }

  private Sequence sequence(List<AtomContext> atoms) {
    Sequence sequence = new Sequence();
    atoms.forEach(atom -> sequence.add(visit(atom)));
    return sequence;
  }

  @Override
  public LNode visitOutput(OutputContext output) {
    LNode expression = visit(output.evaluate != null ? output.expr() : output.term());
    List<FilterCall> filters = new ArrayList<>();
    output.filter().forEach(filter -> filters.add(visitFilter(filter)));
    return new Output(expression, List.copyOf(filters), form);
  }

  @Override
  public FilterCall visitFilter(FilterContext filter) {
    FilterKind kind =
        FilterTable.of(filter.Id().getText())
            .orElseThrow(() -> new IllegalStateException("unknown filter"));
    FilterCall call = new FilterCall(filter, kind);
    if (filter.params() != null) {
      for (Param_exprContext given : filter.params().param_expr()) {
        call.add(visit(given));
      }
    }
    return call;
  }

  @Override
  public LookupNode visitLookup_id_indexes(Lookup_id_indexesContext lookup) {
    LookupNode node = new LookupNode(lookup.id().getText());
    for (IndexContext index : lookup.index()) {
      node.add(
          index.Dot() != null
              ? new LookupNode.Hash(index.id2().getText())
              : new Bracketed(visit(index.expr())));
    }
    return node;
  }

  @Override
  public LNode visitExpr_eq(Expr_eqContext equality) {
    return new Equality(
        visit(equality.lhs), visit(equality.rhs), equality.op.getType() == LiquidParser.Eq);
  }

  @Override
  public LNode visitExpr_rel(Expr_relContext relation) {
    LNode left = visit(relation.lhs);
    LNode right = visit(relation.rhs);
    return switch (relation.op.getType()) {
      case LiquidParser.Lt -> new Ordering(left, right, order -> order < 0);
      case LiquidParser.LtEq -> new Ordering(left, right, order -> order <= 0);
      case LiquidParser.Gt -> new Ordering(left, right, order -> order > 0);
      default -> new Ordering(left, right, order -> order >= 0);
    };
  }

  @Override
  public LNode visitCapture_tag_Id(Capture_tag_IdContext capture) {
    return new CaptureNode(capture.id().getText(), visitBlock(capture.block()), form);
  }

  @Override
  public LNode visitCapture_tag_Str(Capture_tag_StrContext capture) {
    return new CaptureNode(unquoted(capture.Str()), visitBlock(capture.block()), form);
  }

  @Override
  public LNode visitOther_tag(Other_tagContext tag) {
    if (tag.BlockId().getText().equals(Syntax.LINK)) {
      int index = Integer.parseInt(tag.other_tag_parameters().getText().strip());
      return new LinkNode(index, sequence(tag.atom()));
    }
    return new PixelNode();
  }

  @Override
  public LNode visitInclude_tag(Include_tagContext include) {
    throw new IllegalStateException("snippets are put in when a template is read");
  }

  private static String unquoted(TerminalNode text) {
    return text.getText().substring(1, text.getText().length() - 1);
  }
}
