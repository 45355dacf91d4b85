package io.beckon.core.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for what authors write who know SQL, a spreadsheet or a word processor better than CEL,
 * before the parser complains about it in words of its own. Reads words and signs only, not their
 * order.
 */
final class CommonMistakes {

  /** Alternatives in the order tried: texts whole, then what may be a mistake, then all else. */
  private static final Pattern PART =
      Pattern.compile(
          "(?<space>\\s+|//[^\\n]*)"
              + "|(?<text>[rR]?(\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''))"
              + "|(?<raw>[rR](\"[^\"\\n]*\"|'[^'\\n]*'))"
              + "|(?<plain>\"([^\"\\\\\\n]|\\\\.)*\"|'([^'\\\\\\n]|\\\\.)*')"
              + "|(?<open>[\"'])"
              + "|(?<period>[0-9]+[smhdw]\\b)"
              + "|(?<number>[0-9][0-9A-Za-z.]*)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<sign>===|!==|==|!=|<=|>=|<>|=>|=<|&&|\\|\\||[=&|“”„«»‘’`(\\[{)\\]}.])"
              + "|(?<other>.)",
          Pattern.DOTALL);

  private static final Map<String, String> INSTEAD_OF_WORD =
      Map.of("and", "&&", "or", "||", "not", "!", "is", "==");

  private static final Map<String, String> INSTEAD_OF_SIGN =
      Map.of(
          "=", "==", "===", "==", "!==", "!=", "<>", "!=", "=>", ">=", "=<", "<=", "&", "&&", "|",
          "||");

  private static final String SMART_QUOTES = "“”„«»‘’`";

  /** Words of CEL that cannot be written as a property after a dot. */
  private static final Pattern TAKEN = Pattern.compile("in|true|false|null");

  private record Bracket(char sign, int offset) {}

  private final Report report;
  private final Deque<Bracket> open = new ArrayDeque<>();
  private boolean afterDot;

  private CommonMistakes(Report report) {
    this.report = report;
  }

  /** Reports the mistakes it finds. */
  static void look(Report report) {
    CommonMistakes mistakes = new CommonMistakes(report);
    Matcher parts = PART.matcher(report.text());
    boolean readable = true;
    while (readable && parts.find()) {
      readable = mistakes.part(parts);
    }
    if (readable && report.foundNothing() && !mistakes.open.isEmpty()) {
      Bracket bracket = mistakes.open.pop();
      report.form(
          bracket.offset,
          1,
          "`" + bracket.sign + "` is not closed",
          "add `" + closing(bracket) + "`");
    }
  }

  /** Whether what follows can be read. */
  private boolean part(Matcher part) {
    int offset = part.start();
    String text = part.group();
    if (part.group("space") != null) {
      return true;
    }
    boolean readable = true;
    if (part.group("open") != null) {
      report.form(offset, 1, "this quote is not closed", "add " + text + " where the text ends");
      readable = false;
    } else if (part.group("period") != null) {
      report.form(
          offset,
          text.length(),
          "`" + text + "` is a length of time, which an expression cannot use",
          "ask for time beside it: {did: ..., within: " + text + "}");
    } else if (part.group("word") != null) {
      word(offset, text);
    } else if (part.group("sign") != null) {
      readable = sign(offset, text);
    }
    afterDot = text.equals(".");
    return readable;
  }

  private void word(int offset, String word) {
    if (afterDot) {
      if (TAKEN.matcher(word).matches()) {
        report.form(
            offset,
            word.length(),
            "`" + word + "` is a word of the language and cannot follow a dot",
            "write [\"" + word + "\"] without the dot");
      }
      return;
    }
    String instead = INSTEAD_OF_WORD.get(word.toLowerCase(Locale.ROOT));
    if (instead != null) {
      report.form(
          offset,
          word.length(),
          "`" + word + "` is not an operator here",
          "write `" + instead + "`");
    }
  }

  private boolean sign(int offset, String sign) {
    if (INSTEAD_OF_SIGN.containsKey(sign)) {
      report.form(
          offset,
          sign.length(),
          "`" + sign + "` is not an operator here",
          "write `" + INSTEAD_OF_SIGN.get(sign) + "`");
      return true;
    }
    if (SMART_QUOTES.contains(sign)) {
      report.form(
          offset, 1, sign + " is not a plain quote", "put texts in \" or ', as they are typed");
      return false;
    }
    if (sign.length() == 1) {
      return bracket(offset, sign.charAt(0));
    }
    return true;
  }

  private boolean bracket(int offset, char sign) {
    if ("([{".indexOf(sign) >= 0) {
      open.push(new Bracket(sign, offset));
    } else if (")]}".indexOf(sign) >= 0) {
      Bracket opened = open.poll();
      if (opened == null) {
        report.form(offset, 1, "`" + sign + "` closes nothing", "remove it, or add its bracket");
        return false;
      }
      if (closing(opened) != sign) {
        report.form(
            offset,
            1,
            "`" + sign + "` does not close `" + opened.sign + "`",
            "close it with `" + closing(opened) + "`");
        return false;
      }
    }
    return true;
  }

  private static char closing(Bracket bracket) {
    return ")]}".charAt("([{".indexOf(bracket.sign));
  }
}
