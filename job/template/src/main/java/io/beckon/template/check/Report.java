package io.beckon.template.check;

import io.beckon.core.source.Problems;
import io.beckon.template.read.ComposedText;
import liqp.org.antlr.v4.runtime.ParserRuleContext;

/** Says what is wrong where an author wrote it. */
class Report {

  /** Says nothing. */
  static final Report SILENT =
      new Report(new ComposedText(), new Problems()) {
        @Override
        void add(ParserRuleContext part, String message, String hint) {
          // What is asked a second time has its problem already.
        }
      };

  private final ComposedText composed;
  private final Problems problems;

  /** The reader of Liquid counts code points; without wide characters both counts are one. */
  private final boolean wide;

  Report(ComposedText composed, Problems problems) {
    this.composed = composed;
    this.problems = problems;
    String text = composed.text();
    this.wide = text.codePointCount(0, text.length()) != text.length();
  }

  void add(ParserRuleContext part, String message, String hint) {
    int from = offset(part.getStart().getStartIndex());
    int to = part.getStop() == null ? from : offset(part.getStop().getStopIndex() + 1);
    problems.add(composed.span(from, Math.max(from + 1, to)), message, hint);
  }

  /** The index in the text of one that counts code points. */
  int offset(int codePoints) {
    String text = composed.text();
    return wide ? text.offsetByCodePoints(0, codePoints) : codePoints;
  }
}
