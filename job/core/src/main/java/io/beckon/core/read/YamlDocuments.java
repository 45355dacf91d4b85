package io.beckon.core.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The YAML documents of a text, as trees of nodes: nothing is constructed from them, so none of
 * YAML's guesses (dates, octal numbers, {@code no} for false) is ever made.
 *
 * <p>Where the text stops being YAML, what came before still counts and one problem says why.
 * Bounded in size, depth and aliases: see {@link Expansion}.
 */
final class YamlDocuments {

  private static final int MAX_CODE_POINTS = 1_000_000;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;

  private static final String LIMITS =
      "at most "
          + MAX_CODE_POINTS
          + " characters, "
          + MAX_DEPTH
          + " levels, and "
          + MAX_ALIASES
          + " aliases of mappings and lists";

  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("\\\\(?:x(?!\\p{XDigit}{2})|u(?!\\p{XDigit}{4})|U(?!\\p{XDigit}{8}))");

  private YamlDocuments() {}

  /**
   * The documents that say something; a problem where there is none.
   *
   * @param hint how a file begins that says something
   */
  static List<Node> of(Page page, String hint) {
    int problemsBefore = page.problemCount();
    List<Node> documents =
        parse(page).stream()
            .filter(document -> !YamlValue.saysNothing(document))
            .filter(document -> Expansion.isBounded(document, page))
            .toList();
    if (documents.isEmpty() && page.problemCount() == problemsBefore) {
      page.problem(page.span(0, 1), "there is nothing in this file", hint);
    }
    return documents;
  }

  private static List<Node> parse(Page page) {
    List<Node> parsed = new ArrayList<>();
    try {
      new Yaml(limits()).composeAll(new StringReader(page.text())).forEach(parsed::add);
    } catch (MarkedYAMLException notYaml) {
      Mark mark =
          notYaml.getProblemMark() != null ? notYaml.getProblemMark() : notYaml.getContextMark();
      SyntaxAdvice.on(notYaml, page, mark == null ? 0 : page.offset(mark));
    } catch (ReaderException unprintable) {
      int offset = page.offsetOfCodePoint(unprintable.getPosition());
      page.problem(
          page.span(offset, offset + 1),
          String.format("the character U+%04X has no place here", unprintable.getCodePoint()),
          "remove it; a file is UTF-8 text");
    } catch (YAMLException tooMuch) {
      page.problem(page.span(0, 1), "the file is too large or too deeply nested", LIMITS);
    } catch (RuntimeException slip) {
      // SnakeYAML promises YAMLExceptions, and lets others out: NumberFormatException for "\x".
      Matcher escape = BROKEN_ESCAPE.matcher(page.text());
      int offset = escape.find() ? escape.start() : 0;
      page.problem(
          page.span(offset, offset + 2),
          "this is not YAML",
          "a backslash in double quotes is written twice, or the whole in single quotes");
    }
    return parsed;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_CODE_POINTS);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(MAX_ALIASES);
    return limits;
  }
}
