package io.beckon.core.read;

import io.beckon.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value in a campaign file, with its place and a name to complain by.
 *
 * <p>A reader asks for what it wants: {@link #text}, {@link #items} or {@link #mapping}. Each
 * answers, or adds a problem and answers with nothing; so a value is asked once.
 *
 * @param label the value in the words of a problem: "`within`", "an item of `steps`"
 */
record YamlValue(Page page, Node node, String label) {

  /** What YAML calls null where it is not in quotes. */
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private static final String COMMENT_HINT =
      "to YAML, what stands behind `#` is a comment: if it is meant, write it in quotes";

  static boolean saysNothing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && NOTHING.contains(scalar.getValue())
        && scalar.getAnchor() == null
        && scalar.getTag().getValue().startsWith("tag:yaml.org,2002:");
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isEmptyList() {
    return node instanceof SequenceNode list && list.getValue().isEmpty();
  }

  boolean isEmptyMapping() {
    return node instanceof MappingNode mapping && mapping.getValue().isEmpty();
  }

  /** What is written there, to look at and not to take; empty for lists and mappings. */
  String glimpse() {
    return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
  }

  /** Whether it is text with a digit in it, which tells a duration or a number from a word. */
  boolean hasDigit() {
    return glimpse().chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * The text of a scalar, as written, without the blanks around it; never empty. What YAML would
   * make of it (a number, a date, false) does not matter.
   *
   * @param wanted what the text should be, as in "must be a duration, not a list"
   */
  Optional<String> text(String wanted, String hint) {
    Optional<String> text =
        as(ScalarNode.class, wanted, hint).map(scalar -> scalar.getValue().strip());
    if (text.isPresent() && text.get().isEmpty()) {
      problem(label + " is empty", hint);
      return Optional.empty();
    }
    return text;
  }

  /** The items of a list; at least one. */
  Optional<List<YamlValue>> items(String wanted, String hint) {
    Optional<SequenceNode> list = as(SequenceNode.class, wanted, hint);
    if (list.isPresent() && list.get().getValue().isEmpty()) {
      problem(label + " is empty", hint);
      return Optional.empty();
    }
    if (list.filter(this::isCut).isPresent()) {
      return Optional.empty();
    }
    return list.map(
        found ->
            found.getValue().stream()
                .map(item -> new YamlValue(page, item, "an item of " + label))
                .toList());
  }

  /** The mapping behind {@link YamlMapping} and {@link Kinds}, which know its keys. */
  Optional<MappingNode> mapping(String wanted, String hint) {
    return as(MappingNode.class, wanted, hint);
  }

  /**
   * Where the value stands: of a mapping in lines its first key, else the part on its first line.
   */
  Span span() {
    if (node instanceof MappingNode mapping
        && mapping.getFlowStyle() == FlowStyle.BLOCK
        && !mapping.getValue().isEmpty()) {
      return new YamlValue(page, mapping.getValue().get(0).getKeyNode(), label).span();
    }
    int start = page.offset(node.getStartMark());
    int end = page.offset(node.getEndMark());
    return node instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK
        ? page.span(start, start + 1)
        : page.span(start, end);
  }

  void problem(String message, String hint) {
    page.problem(span(), message, hint);
  }

  /** That there is no value, and why, where a comment took its place. */
  void complainOfNothing(String hint) {
    problem(label + " has no value", isCommentedOut() ? COMMENT_HINT : hint);
  }

  private <N extends Node> Optional<N> as(Class<N> wantedNode, String wanted, String hint) {
    NodeStart start = NodeStart.of(page, node);
    if (start.isTagged()) {
      complainOfTag(start.tag());
    } else if (saysNothing(node)) {
      complainOfNothing(hint);
    } else if (!wantedNode.isInstance(node)) {
      problem(label + " must be " + wanted + ", not " + written(), hint);
    } else {
      return Optional.of(wantedNode.cast(node));
    }
    return Optional.empty();
  }

  private void complainOfTag(int tag) {
    int end = page.offset(node.getEndMark());
    String value = page.text().substring(tag, end);
    if (isText() && !value.startsWith("!!")) {
      String quote = value.contains("\"") ? "'" : "\"";
      page.problem(
          page.span(tag, end),
          "YAML takes a leading `!` as a tag, not as a part of the value",
          "write the value in quotes: `"
              + quote
              + value.lines().findFirst().orElse("")
              + quote
              + "`");
    } else {
      page.problem(
          page.span(tag, end), "YAML's tags are not part of the language", "remove the `!...`");
    }
  }

  private boolean isCommentedOut() {
    int end = page.offset(node.getEndMark());
    return page.text().substring(end, page.endOfLine(end)).strip().startsWith("#");
  }

  private String written() {
    return isText() ? "text" : isList() ? "a list" : "a mapping";
  }

  /** Whether commas cut an item into several: what the items are, nobody can tell then. */
  private boolean isCut(SequenceNode list) {
    List<Node> items = list.getValue();
    boolean cut = false;
    for (int i = 0; i + 1 < items.size(); i++) {
      if (list.getFlowStyle() == FlowStyle.FLOW && CommaCut.leaves(items.get(i))) {
        CommaCut.complain(page, items.get(i));
        cut = true;
      }
    }
    return cut;
  }
}
