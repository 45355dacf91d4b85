package io.beckon.core.read;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in expressions because another language has it so. Said here, in one sentence,
 * where a parser would speak of tokens.
 */
enum ExpressionHabits {
  CURLY_QUOTES(
      "[\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb]",
      "curly quotes do not enclose text",
      "write `\"`"),
  AND("(?<![\\w.])(?i:and)(?!\\w)", "`and` is not an operator", "use `&&`"),
  OR("(?<![\\w.])(?i:or)(?!\\w)", "`or` is not an operator", "use `||`"),
  NOT(
      "(?<![\\w.])(?i:not)(?!\\w)",
      "`not` is not an operator",
      "use `!`: `!(profile.age in [18, 19])`"),
  GREATER("=>", "`=>` is not an operator", "use `>=`"),
  LESS("=<", "`=<` is not an operator", "use `<=`"),
  UNEQUAL("<>", "`<>` is not an operator", "use `!=`"),
  EQUAL("(?<![=!<>])=(?![=<>])", "a single `=` compares nothing", "use `==`"),
  SINGLE_AND("(?<!&)&(?!&)", "`&` is not an operator", "use `&&`"),
  SINGLE_OR("(?<!\\|)\\|(?!\\|)", "`|` is not an operator", "use `||`");

  private final Pattern pattern;
  private final String message;
  private final String hint;

  ExpressionHabits(String pattern, String message, String hint) {
    this.pattern = Pattern.compile(pattern);
    this.message = message;
    this.hint = hint;
  }

  String message() {
    return message;
  }

  String hint() {
    return hint;
  }

  /** Reports each habit once, with where it was found first. Strings are left alone. */
  static void find(CelText text, BiConsumer<ExpressionHabits, Matcher> found) {
    for (ExpressionHabits habit : List.of(values())) {
      Matcher matcher = habit.pattern.matcher(text.code());
      if (matcher.find()) {
        found.accept(habit, matcher);
        if (habit == CURLY_QUOTES) {
          // What stands between them is text, although it looks like code.
          return;
        }
      }
    }
  }
}
