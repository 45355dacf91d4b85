package io.beckon.core.expression;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Problems;

/** Says what is wrong with one expression, at the right place of the file. */
final class Report {

  private final String text;
  private final Places places;
  private final Problems problems;
  private boolean found;

  Report(ExpressionText expression, Problems problems) {
    this.text = expression.text();
    this.places = new Places(expression);
    this.problems = problems;
  }

  String text() {
    return text;
  }

  boolean foundNothing() {
    return !found;
  }

  /** About the expression as a whole. */
  void whole(String message, String hint) {
    found = true;
    problems.add(places.whole(), message, hint);
  }

  void tooDeep() {
    whole("the expression is nested too deep", "split it into several conditions");
  }

  /** About what these characters of the expression mean. */
  void meaning(int offset, int length, String message, String hint) {
    found = true;
    problems.add(places.span(offset, length), message, hint);
  }

  /** About the form of the expression, which a part of it that YAML took away can have spoilt. */
  void form(int offset, int length, String message, String hint) {
    String comment = places.commentBehind();
    String eaten =
        comment.isEmpty()
            ? ""
            : "YAML took `" + comment + "` as a comment; if it belongs here, quote the expression";
    String both = hint.isEmpty() || eaten.isEmpty() ? hint + eaten : hint + ". " + eaten;
    meaning(offset, length, message, both);
  }
}
