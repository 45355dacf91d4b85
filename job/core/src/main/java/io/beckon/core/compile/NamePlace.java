package io.beckon.core.compile;

import io.beckon.core.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a name stands that a part of a file says: the model keeps the place of the part, and
 * a caret should stand below the name.
 */
final class NamePlace {

  /** A part is not longer; what stands further down belongs to another one. */
  private static final int LINES = 20;

  private NamePlace() {}

  private static final String WORD_ENDS = "(?![\\w-]|\\.\\w)";

  /**
   * The first place from the part's beginning on where the name stands as a value, or in front of
   * the name of a property; the part where there is none.
   */
  static Span of(String name, Span part) {
    String value = "[:\\[,]\\s*[\"']?";
    return find(value, name, WORD_ENDS, part)
        .or(() -> find(value, name, "(?=\\.)", part))
        .orElse(part);
  }

  /** As {@link #of(String, Span)}, behind this key. */
  static Span of(String key, String name, Span part) {
    return find("\\b" + key + "\\s*:\\s*\\[?[^\\]]*?[\"']?", name, WORD_ENDS, part).orElse(part);
  }

  /** As {@link #of(String, Span)}, as a key. */
  static Span ofKey(String name, Span part) {
    return find("(?:[{,]|^)\\s*[\"']?", name, "(?=[\"']?\\s*:)", part).orElse(part);
  }

  private static Optional<Span> find(String before, String name, String behind, Span part) {
    Pattern pattern = Pattern.compile(before + "(" + Pattern.quote(name) + ")" + behind);
    for (int number = part.line(); number < part.line() + LINES; number++) {
      String line = part.source().line(number);
      if (line.startsWith("---") && number > part.line()) {
        break;
      }
      Matcher matcher = pattern.matcher(line);
      int from = number == part.line() ? Math.min(part.column() - 1, line.length()) : 0;
      if (matcher.find(from)) {
        return Optional.of(new Span(part.source(), number, matcher.start(1) + 1, name.length()));
      }
    }
    return Optional.empty();
  }
}
