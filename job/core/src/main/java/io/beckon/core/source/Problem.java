package io.beckon.core.source;

/**
 * Something an author must mend, said in the author's words: one sentence on what is wrong, one
 * hint on what to do.
 *
 * @param span where it stands
 * @param message one sentence, without a full stop
 * @param hint what to do about it; empty where the message says it already
 */
public record Problem(Span span, String message, String hint) {

  /** A longer line is not shown. */
  private static final int LONGEST_LINE = 400;

  /** {@code file:line:column: message}, the line, a caret below the place, and the hint. */
  public String render() {
    String line = span.source().line(span.line());
    if (line.length() > LONGEST_LINE) {
      // Nobody wrote this line by hand, and nobody could find the caret below it.
      return span + ": " + message + '\n' + (hint.isEmpty() ? "" : "  " + hint + '\n');
    }
    StringBuilder text = new StringBuilder();
    text.append(span).append(": ").append(message).append('\n');
    text.append("  ").append(line).append('\n');
    text.append("  ");
    for (int i = 0; i < span.column() - 1; i++) {
      // A tab must stay a tab, or the caret would not stand below its place.
      text.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    text.append("^".repeat(Math.max(1, span.length()))).append('\n');
    if (!hint.isEmpty()) {
      text.append("  ").append(hint).append('\n');
    }
    return text.toString();
  }
}
