package io.beckon.core.read;

import java.util.regex.Pattern;

/**
 * A light look at an expression, good enough to see what YAML or a habit did to it: what in it is
 * code, what is a string, and whether it only begins. Compiling it is somebody else's matter.
 */
final class CelText {

  private static final Pattern OPERATOR_AT_END = Pattern.compile("[-&|=!<>+*/%?:.,]$|\\bin$");

  private final StringBuilder code = new StringBuilder();
  private boolean inString;
  private int openBrackets;

  private CelText() {}

  static CelText of(String text) {
    CelText scan = new CelText();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      at = c == '"' || c == '\'' ? scan.string(text, at) : scan.code(c, at);
    }
    return scan;
  }

  /** The text with the same length, with `_` for each character inside a string. */
  String code() {
    return code.toString();
  }

  /** Whether a string or a bracket is open at the end, or an operator still wants its operand. */
  boolean isUnfinished() {
    return inString || openBrackets > 0 || OPERATOR_AT_END.matcher(code().strip()).find();
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
