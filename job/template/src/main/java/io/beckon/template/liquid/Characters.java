package io.beckon.template.liquid;

/** What single characters of values become. */
public final class Characters {

  private Characters() {}

  /** Escapes for the text and the quoted attributes of HTML, and leaves out what is unseen. */
  static void escape(CharSequence value, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '"' -> to.append("&quot;");
        case '\'' -> to.append("&#39;");
        default -> {
          if (!isUnseen(c)) {
            to.append(c);
          }
        }
      }
    }
  }

  /** Leaves out what is unseen. */
  static void plain(CharSequence value, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      if (!isUnseen(value.charAt(i))) {
        to.append(value.charAt(i));
      }
    }
  }

  /** One line: breaks become blanks, several blanks one, and what is unseen goes. */
  public static String line(CharSequence text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c < ' ';
      if (!blank && !isUnseen(c)) {
        line.append(c);
      } else if (blank && line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  /**
   * Control characters, and the marks that turn round the direction of all that stands behind them:
   * a name with one in it would write over the rest of the line.
   */
  private static boolean isUnseen(char c) {
    return c < ' ' && c != '\n' && c != '\t' && c != '\r'
        || c >= '\u007f' && c <= '\u009f' && c != '\u0085'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }
}
