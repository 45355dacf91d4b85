package io.beckon.core.expression;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Span;

/**
 * Finds in the campaign file what stands at a place of an expression. YAML may have changed the
 * text on the way (escapes in quotes, lines joined); as far as it can be followed, places are
 * exact, and from there on the whole expression is the place.
 */
final class Places {

  private final Span whole;

  /** By character of the text the offset in the line, for as many as could be followed. */
  private final int[] offsets;

  private final int followed;
  private final String rest;

  Places(ExpressionText expression) {
    whole = expression.span();
    String text = expression.text();
    String line = whole.source().line(whole.line());
    int start = Math.min(whole.column() - 1, line.length());
    int at = start + (opensWithQuote(line, start, text) ? 1 : 0);
    offsets = new int[text.length()];
    int i = 0;
    while (i < text.length() && at < line.length()) {
      char c = text.charAt(i);
      boolean escaped =
          line.charAt(at) == '\\'
              && c != '\\'
              && at + 1 < line.length()
              && line.charAt(at + 1) == c;
      if (escaped) {
        at++;
      } else if (line.charAt(at) != c) {
        break;
      }
      offsets[i++] = at++ - start;
      // In single quotes YAML writes a quote twice.
      if (c == '\'' && at < line.length() && line.charAt(at) == '\'' && !next(text, i, '\'')) {
        at++;
      }
    }
    followed = i;
    rest = followed == text.length() ? line.substring(at) : "";
  }

  private static boolean opensWithQuote(String line, int start, String text) {
    return start < line.length()
        && (line.charAt(start) == '"' || line.charAt(start) == '\'')
        && (text.isEmpty()
            || text.charAt(0) != line.charAt(start)
            || line.startsWith("'''", start));
  }

  private static boolean next(String text, int i, char c) {
    return i < text.length() && text.charAt(i) == c;
  }

  /** The place of these characters of the expression; the end of it where they lie beyond. */
  Span span(int offset, int length) {
    if (offset < followed) {
      int last = Math.min(offset + Math.max(1, length), followed) - 1;
      return whole.at(offsets[offset], offsets[last] - offsets[offset] + 1);
    }
    boolean atTheEnd = followed > 0 && followed == offsets.length;
    return atTheEnd ? whole.at(offsets[followed - 1] + 1, 1) : whole;
  }

  Span whole() {
    return whole;
  }

  /** What YAML took as a comment right behind the expression, from its {@code #}; else empty. */
  String commentBehind() {
    String comment = rest.strip();
    return !rest.isEmpty() && Character.isWhitespace(rest.charAt(0)) && comment.startsWith("#")
        ? comment
        : "";
  }
}
