package io.beckon.core.read;

import io.beckon.core.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in an author's words why a text is not YAML. The parser tells where it gave up and which
 * token it would have liked; the line tells what the author wanted.
 */
final class SyntaxAdvice {

  /** Where a value begins: behind a key, a comma, a bracket or the dash of an item. */
  private static final String VALUE = "(?:[:,\\[{]\\s|^\\s*-\\s|- )\\s*";

  private static final Pattern ANY = Pattern.compile("");

  /**
   * @param line what the author's line has in it
   * @param parser what the parser says
   */
  private record Case(Pattern line, Pattern parser, String message, String hint) {

    static Case line(String line, String message, String hint) {
      return new Case(Pattern.compile(line), ANY, message, hint);
    }

    static Case parser(String parser, String message, String hint) {
      return new Case(ANY, Pattern.compile(parser), message, hint);
    }
  }

  /** The first that fits; the line's own cases first, since they name the cause. */
  private static final List<Case> CASES =
      List.of(
          Case.parser(
              "undefined alias (\\S+)",
              "the alias `*$name` stands for nothing",
              "name what it stands for with `&$name`; a value that begins with `*` is written in"
                  + " quotes"),
          Case.parser(
              "\\(TAB\\)|'\\\\t'", "a tab stands where only blanks may", "indent with blanks"),
          Case.line(
              VALUE + "!",
              "YAML takes a leading `!` as a tag, not as a part of the value",
              "write the value in quotes: `\"!profile.vip\"`"),
          Case.line(
              VALUE + "(?:\"[^\"]*\"|'[^']*')\\s*[^\\s,\\]}#:]",
              "YAML ends a value at its closing quote, and here it goes on",
              "write the whole expression in the other kind of quotes:"
                  + " `'\"gold\" == profile.plan'`"),
          Case.line(
              VALUE + "\\[[^\\[\\]]*\\]\\s*[^\\s,\\]}#:]",
              "YAML ends a list at its closing bracket, and here it goes on",
              "write the whole expression in quotes"),
          Case.line(
              VALUE + "[@`%]",
              "a value cannot begin with this character",
              "write the value in quotes"),
          new Case(
              Pattern.compile("^[^:]*:$"),
              Pattern.compile("mapping values are not allowed"),
              "this line is indented as if it went on with the value before it",
              "keys of one mapping begin in one column"),
          Case.parser(
              "mapping values are not allowed",
              "there is one `: ` too many in this line",
              "write the value in quotes, or begin a new line for a new key"),
          Case.parser(
              "escape (?:sequence|character)",
              "in double quotes a backslash begins an escape, and this is none",
              "write the backslash twice, or the whole in single quotes"),
          Case.parser(
              "unexpected end of stream",
              "a quote is opened here and never closed",
              "close it; a quote inside a quoted text is written twice, `''`, or as `\\\"`"),
          Case.parser(
              "expected ',' or",
              "YAML cannot read on here, inside `{...}` or `[...]`",
              "what is opened in line $line is not closed, or an expression with a comma, a"
                  + " bracket or a brace is not in quotes"),
          Case.parser(
              "flow (?:mapping|sequence)|flow node",
              "YAML cannot read what stands between these brackets or braces",
              "close each `{` and `[`; an expression with brackets is written in quotes"),
          Case.parser(
              "could not find expected ':'",
              "this line is neither `key: value` nor an item of a list",
              "a key needs `:` and a blank after it; an item begins with `- `"),
          Case.parser(
              "expected <block end>|block sequence entries are not allowed|block collection",
              "this line does not fit the ones before it",
              "keys of one mapping begin in one column, and so do the dashes of one list"));

  private SyntaxAdvice() {}

  static void on(MarkedYAMLException notYaml, Page page, int offset) {
    String problem = String.valueOf(notYaml.getProblem());
    String said = notYaml.getContext() + " " + problem;
    boolean quoteOpen = problem.contains("unexpected end of stream");
    int opened = notYaml.getContextMark() == null ? offset : page.offset(notYaml.getContextMark());
    Span span = page.span(quoteOpen ? opened : offset, 0);
    String before = beforeAndAt(span);
    for (Case advice : CASES) {
      Matcher parser = advice.parser.matcher(said);
      Matcher line = advice.line.matcher(before);
      if (parser.find() && line.find()) {
        // A cause in the line ends with the character that YAML takes otherwise than its author.
        Span place = advice.line == ANY ? span : span.at(line.end() - span.column(), 1);
        String name = parser.groupCount() > 0 ? parser.group(1) : "";
        String openedAt = String.valueOf(page.span(opened, opened).line());
        page.problem(
            place,
            advice.message.replace("$name", name),
            advice.hint.replace("$name", name).replace("$line", openedAt));
        return;
      }
    }
    page.problem(span, "this is not YAML: " + problem.replaceAll("\\s+", " "), "");
  }

  /** The line up to where the parser gave up: what stands behind cannot be the cause. */
  private static String beforeAndAt(Span span) {
    String line = span.source().line(span.line());
    return line.substring(0, Math.min(span.column(), line.length()));
  }
}
