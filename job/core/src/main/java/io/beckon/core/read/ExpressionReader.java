package io.beckon.core.read;

import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads an expression as text, has its form checked, and says what YAML did to it.
 *
 * <p>The form is checked here although the compiler will do so again, because only sound campaigns
 * are compiled, and an author wants to see all problems at once.
 *
 * <p>A comment behind an expression is fine: {@code where: event.price >= 20 # the dear ones}. It
 * is a problem where the expression before it only begins, with a string or a bracket open or an
 * operator at its end, since only inside a string can a {@code #} be meant.
 */
final class ExpressionReader {

  private static final Pattern COMMENT = Pattern.compile("\\s+#");

  private ExpressionReader() {}

  static Optional<ExpressionText> read(YamlValue value) {
    return value
        .text(
            "an expression",
            "such as `event.price >= 20`; one with brackets or braces is written in quotes")
        .flatMap(text -> read(value, text));
  }

  private static Optional<ExpressionText> read(YamlValue value, String text) {
    Page page = value.page();
    int start = firstCharacter(page, (ScalarNode) value.node());
    Span span = page.span(start, endOnFirstLine(page, value.node(), start, text));
    if (isCutByComment(page, (ScalarNode) value.node(), text)) {
      return Optional.empty();
    }
    ExpressionText expression = new ExpressionText(text, span);
    return ExpressionCompiler.checkForm(expression, page.problems())
        ? Optional.of(expression)
        : Optional.empty();
  }

  /** The first that is part of the expression: not the quote, not the header of a block. */
  private static int firstCharacter(Page page, ScalarNode node) {
    int start = NodeStart.of(page, node).content();
    int end = page.offset(node.getEndMark());
    int content =
        switch (node.getScalarStyle()) {
          case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
          case LITERAL, FOLDED -> page.endOfLine(start);
          default -> start;
        };
    return NodeStart.skipWhitespace(page.text(), content, end);
  }

  private static int endOnFirstLine(Page page, Node node, int start, String text) {
    return page.text().startsWith(text, start)
        ? start + text.length()
        : Math.min(page.endOfLine(start), page.offset(node.getEndMark()));
  }

  private static boolean isCutByComment(Page page, ScalarNode node, String text) {
    if (!node.isPlain() || !CelText.isUnfinished(text)) {
      return false;
    }
    int end = page.offset(node.getEndMark());
    Matcher comment = COMMENT.matcher(page.text()).region(end, page.endOfLine(end));
    boolean cut = comment.lookingAt();
    if (cut) {
      page.problem(
          page.span(comment.end() - 1, page.endOfLine(end)),
          "YAML takes `#` after a blank as a comment, and the expression ends too early",
          "write the whole expression in quotes");
    }
    return cut;
  }
}
