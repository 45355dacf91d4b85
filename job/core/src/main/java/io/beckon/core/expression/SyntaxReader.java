package io.beckon.core.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an expression, and says in plain words where that fails. */
final class SyntaxReader {

  /** Of brackets, of operators on each other's results; {@code &&} and {@code ||} do not count. */
  static final int MAX_DEPTH = 64;

  /**
   * Without macros, which would unfold {@code exists} and {@code has} into what nobody wrote; and
   * with every {@code !} kept, since {@code !!x} is a condition whatever {@code x} is.
   */
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(
              CelOptions.current()
                  .maxParseRecursionDepth(MAX_DEPTH)
                  .maxExpressionCodePointSize(ExpressionCompiler.MAX_LENGTH)
                  .retainRepeatedUnaryOperators(true)
                  .build())
          .build();

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+|\"[^\"]*\"|'[^']*'|\\S");

  private SyntaxReader() {}

  static Optional<Syntax> read(Report report) {
    String text = report.text();
    if (text.isBlank()) {
      report.whole("the expression is empty", "write a condition, as in `event.price >= 20`");
      return Optional.empty();
    }
    if (text.length() > ExpressionCompiler.MAX_LENGTH) {
      report.whole(
          "the expression is longer than " + ExpressionCompiler.MAX_LENGTH + " characters",
          "split it into several conditions");
      return Optional.empty();
    }
    CommonMistakes.look(report);
    if (!report.foundNothing()) {
      return Optional.empty();
    }
    CelValidationResult parsed = PARSER.parse(text);
    if (parsed.hasError()) {
      explain(parsed.getErrors().get(0), report);
      return Optional.empty();
    }
    try {
      return Optional.of(new Syntax(text, parsed.getAst()));
    } catch (CelValidationException e) {
      throw new IllegalStateException("A tree without errors has none to give", e);
    }
  }

  /** The parser lists the tokens it would have liked, which says nothing to an author. */
  private static void explain(CelIssue issue, Report report) {
    String message = issue.getMessage();
    int offset = offset(issue, report.text());
    Matcher word = WORD.matcher(report.text());
    if (message.contains("recursion limit")) {
      report.tooDeep();
    } else if (!word.find(offset)) {
      report.form(offset, 1, "the expression ends too early", "something is missing at its end");
    } else if (message.startsWith("token recognition error")) {
      report.form(
          word.start(),
          1,
          "`" + word.group() + "` cannot stand in an expression",
          "a property whose name has such a character is written event[\"its name\"]");
    } else if (message.startsWith("For input string")) {
      report.form(word.start(), word.group().length(), "this number is too large", "");
    } else {
      report.form(
          word.start(),
          word.group().length(),
          "`" + word.group() + "` is not expected here",
          "an operator such as `==` or `&&`, a comma or a value may be missing before it");
    }
  }

  private static int offset(CelIssue issue, String text) {
    int start = 0;
    for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int codePoints = Math.max(0, issue.getSourceLocation().getColumn());
    int available = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(codePoints, available));
  }
}
