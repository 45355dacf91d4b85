package io.beckon.core.read;

import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.ExpressionText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths: expressions that only lead to a value, {@code profile.trial_ends_at}. */
final class PathReader {

  private static final Pattern PATH =
      Pattern.compile("([a-z]+)(?:\\.\\w+|\\[(?:\"[^\"]*\"|'[^']*')])+");

  private static final Pattern BARE = Pattern.compile("[A-Za-z_]\\w*");

  private PathReader() {}

  /** Whether the text is a path under one of these roots, and nothing else. */
  static boolean isPath(String text, Root... roots) {
    Matcher path = PATH.matcher(text);
    return text.length() <= ExpressionCompiler.MAX_LENGTH
        && path.matches()
        && words(roots).contains(path.group(1));
  }

  /** Whether the text begins as a path under one of these roots does. */
  static boolean beginsAsPath(String text, Root... roots) {
    return words(roots).stream().anyMatch(w -> text.matches("(?s)" + w + "\\s*[.\\[].*"));
  }

  static Optional<ExpressionText> read(YamlValue value, Root... roots) {
    String begin = begin(roots);
    Optional<String> text = value.text("a path", "it begins with " + begin);
    if (text.isEmpty()) {
      return Optional.empty();
    } else if (isPath(text.get(), roots)) {
      return ExpressionReader.read(value);
    } else if (BARE.matcher(text.get()).matches()) {
      value.problem(
          "`" + text.get() + "` does not say whose it is",
          "write `" + roots[0].word() + "." + text.get() + "`");
    } else if (beginsAsPath(text.get(), roots)) {
      value.problem(
          value.label() + " takes a path, and this is an expression",
          "such as `" + roots[0].word() + ".name`, with nothing behind it");
    } else {
      value.problem(value.label() + " cannot be `" + text.get() + "`", "it begins with " + begin);
    }
    return Optional.empty();
  }

  private static String begin(Root... roots) {
    List<String> dotted = words(roots).stream().map(word -> word + ".").toList();
    return Keys.list(dotted).replaceFirst(", (?=[^,]*$)", " or ");
  }

  private static List<String> words(Root... roots) {
    return Arrays.stream(roots).map(Root::word).toList();
  }
}
