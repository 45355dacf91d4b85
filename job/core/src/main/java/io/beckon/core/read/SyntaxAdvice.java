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
              "the alias `*$1` stands for nothing",
              "name what it stands for with `&$1`; a value that begins with `*` is written in"
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
              VALUE + "[@`%]",
              "a value cannot begin with this character",
              "write the value in quotes"),
          Case.parser(
              "mapping values are not allowed",
              "there is one `: ` too many in this line",
              "write the value in quotes, or begin a new line for a new key"),
          Case.parser(
              "unexpected end of stream",
              "a quote is opened here and never closed",
              "close it; a quote inside a quoted text is written twice, `''`, or as `\\\"`"),
          Case.parser(
              "expected ',' or",
              "YAML cannot read on here, inside `{...}` or `[...]`",
              "close it; an expression with a comma, a bracket or a brace is written in quotes"),
          Case.parser(
              "flow (mapping|sequence)|flow node",
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
    int at =
        quoteOpen && notYaml.getContextMark() != null
            ? page.offset(notYaml.getContextMark())
            : offset;
    Span span = page.span(at, at + 1);
    String line = span.source().line(span.line());
    for (Case advice : CASES) {
      Matcher parser = advice.parser.matcher(said);
      if (parser.find() && advice.line.matcher(line).find()) {
        String name = parser.groupCount() > 0 && parser.group(1) != null ? parser.group(1) : "";
        page.problem(span, advice.message.replace("$1", name), advice.hint.replace("$1", name));
        return;
      }
    }
    page.problem(span, "this is not YAML: " + problem.replaceAll("\\s+", " "), "");
  }
}
