package io.beckon.core.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;

/**
 * An expression as CEL's parser read it.
 *
 * @param text as written
 * @param tree what the parser made of it, no macro expanded
 */
record Syntax(String text, CelAbstractSyntaxTree tree) {

  CelExpr expression() {
    return tree.getExpr();
  }

  /** Where in the text an operator, a name, a dot or an opening bracket stands, in characters. */
  int offset(CelExpr expression) {
    Integer codePoints = tree.getSource().getPositionsMap().get(expression.id());
    return codePoints == null ? 0 : text.offsetByCodePoints(0, codePoints);
  }
}
