package io.beckon.core.read;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds expressions that YAML cut at a comma: in {@code {event: a, where: f(x, y)}} it reads {@code
 * f(x} and a key of its own, {@code y)}.
 */
final class CommaCut {

  private CommaCut() {}

  /** Whether the value, followed by another one in brackets or braces, is only a beginning. */
  static boolean leaves(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isPlain()
        && CelText.isUnfinished(scalar.getValue());
  }

  static void complain(Page page, Node value) {
    page.problem(
        page.span(page.offset(value.getStartMark()), page.offset(value.getEndMark())),
        "YAML ends this at the comma: in `{...}` and `[...]` a comma begins something new",
        "write the whole expression in quotes");
  }
}
