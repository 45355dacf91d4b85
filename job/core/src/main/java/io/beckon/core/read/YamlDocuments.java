package io.beckon.core.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  private YamlDocuments() {}

  /** The documents that say something; a problem where there is none. */
  static List<Node> of(Page page) {
    List<Node> documents = new ArrayList<>();
    int problemsBefore = page.problemCount();
    try {
      Iterator<Node> nodes =
          new Yaml(limits()).composeAll(new StringReader(page.text())).iterator();
      while (nodes.hasNext()) {
        Node document = nodes.next();
        if (!YamlValue.saysNothing(document) && Expansion.isBounded(document, page)) {
          documents.add(document);
        }
      }
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
      page.problem(
          page.span(0, 1),
          "the file is too large or too deeply nested to be a campaign",
          "at most "
              + MAX_CODE_POINTS
              + " characters, "
              + MAX_DEPTH
              + " levels and "
              + MAX_ALIASES
              + " aliases of mappings and lists");
    }
    if (documents.isEmpty() && page.problemCount() == problemsBefore) {
      page.problem(
          page.span(0, 1),
          "there is no campaign in this file",
          "a campaign begins with its id: `campaign: my-campaign`");
    }
    return documents;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_CODE_POINTS);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(MAX_ALIASES);
    return limits;
  }
}
