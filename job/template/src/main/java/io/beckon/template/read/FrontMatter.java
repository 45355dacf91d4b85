package io.beckon.template.read;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands above a message, between two lines {@code ---}: a key, a colon and the rest of the
 * line, on each line.
 *
 * <p>It looks like YAML and is none: to YAML, a subject that begins with {@code {{} is a mapping,
 * and one with a colon in it is broken. Here a value is what stands there, quotes around all of it
 * left out, and a problem inside a subject can be shown at its place.
 *
 * @param values by key
 * @param body what stands below
 */
record FrontMatter(Map<String, Part> values, Part body) {

  private static final String FENCE = "---";

  Optional<Part> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Reads a file; problems are added. A file that does not begin with the fence is all body. */
  static FrontMatter of(SourceText source, List<String> keys, Problems problems) {
    Map<String, Part> values = new LinkedHashMap<>();
    String text = source.text();
    int at = text.startsWith("\ufeff") ? 1 : 0;
    if (!line(text, at).strip().equals(FENCE)) {
      return new FrontMatter(values, new Part(source, at, text.length()));
    }
    int begin = next(text, at);
    while (begin < text.length()) {
      String line = line(text, begin);
      if (line.strip().equals(FENCE)) {
        int body = next(text, begin);
        return new FrontMatter(values, new Part(source, body, text.length()));
      }
      read(new Part(source, begin, begin + line.length()), keys, values, problems);
      begin = next(text, begin);
    }
    problems.add(
        Part.place(source, at, at + FENCE.length()),
        "the head of this file is opened here and never closed",
        "a line `---` stands above it and one below it");
    return new FrontMatter(values, new Part(source, text.length(), text.length()));
  }

  private static void read(
      Part line, List<String> keys, Map<String, Part> values, Problems problems) {
    String text = line.text();
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      problems.add(
          line.stripped().span(), "this line is not `key: value`", "such as `subject: Welcome`");
      return;
    }
    Part key = new Part(line.source(), line.from(), line.from() + colon).stripped();
    Part value = unquoted(new Part(line.source(), line.from() + colon + 1, line.to()).stripped());
    if (!keys.contains(key.text())) {
      String near =
          Nearest.of(key.text(), keys).map(word -> "did you mean `" + word + "`? ").orElse("");
      problems.add(
          key.span(),
          "unknown key `" + key.text() + "`",
          near
              + "allowed: "
              + keys.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", ")));
    } else if (value.isEmpty()) {
      problems.add(
          key.span(), "`" + key.text() + "` has no value", "leave the line out, or fill it");
    } else if (values.putIfAbsent(key.text(), value) != null) {
      problems.add(key.span(), "`" + key.text() + "` is there twice", "keep one of them");
    }
  }

  private static Part unquoted(Part value) {
    String text = value.text();
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0)
            && text.indexOf(text.charAt(0), 1) == text.length() - 1;
    return quoted ? new Part(value.source(), value.from() + 1, value.to() - 1) : value;
  }

  private static String line(String text, int from) {
    int end = text.indexOf('\n', from);
    String line = text.substring(from, end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static int next(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }
}
