package io.beckon.core.read;

import java.util.regex.Pattern;

/**
 * A light look at an expression, good enough to see whether YAML cut it: whether it only begins.
 */
final class CelText {

  private static final Pattern OPERATOR_AT_END = Pattern.compile("[-&|=!<>+*/%?:.,]$|\\bin$");

  /** The text with `_` for each character inside a string. */
  private final StringBuilder code = new StringBuilder();

  private boolean inString;
  private int openBrackets;

  private CelText() {}

  /** Whether a string or a bracket is open at the end, or an operator still wants its operand. */
  static boolean isUnfinished(String text) {
    CelText scan = new CelText();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      at = c == '"' || c == '\'' ? scan.string(text, at) : scan.code(c, at);
    }
    return scan.inString
        || scan.openBrackets > 0
        || OPERATOR_AT_END.matcher(scan.code.toString().strip()).find();
  }

  private int code(char c, int at) {
    if ("([{".indexOf(c) >= 0) {
      openBrackets++;
    } else if (")]}".indexOf(c) >= 0) {
      openBrackets--;
    }
    code.append(c);
    return at + 1;
  }

  private int string(String text, int start) {
    String quote = text.substring(start, start + 1);
    String end = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    boolean raw = isRaw(text, start);
    int at = start + end.length();
    code.append(end);
    while (at < text.length() && !text.startsWith(end, at)) {
      int step = !raw && text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
      code.append("_".repeat(step));
      at += step;
    }
    inString = at >= text.length();
    if (!inString) {
      code.append(end);
    }
    return Math.min(at + end.length(), text.length());
  }

  /** Whether the quote follows the prefix of a raw string, in which a backslash is just that. */
  private static boolean isRaw(String text, int quote) {
    int at = quote - 1;
    boolean raw = false;
    while (at >= 0 && "rRbB".indexOf(text.charAt(at)) >= 0) {
      raw |= Character.toLowerCase(text.charAt(at)) == 'r';
      at--;
    }
    return raw && (at < 0 || !Character.isJavaIdentifierPart(text.charAt(at)));
  }
}
