package io.beckon.core.read;

import java.util.IdentityHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Measures a tree as if every alias were written out.
 *
 * <p>Each reader walks the tree through its aliases, and a few lines of aliases of aliases can
 * stand for billions of nodes, or for an endless one. Each node is measured once, so measuring is
 * cheap where walking is not.
 */
final class Expansion {

  private static final int MAX_NODES = 100_000;
  private static final int MAX_DEPTH = 100;

  private final Map<Node, Size> sizes = new IdentityHashMap<>();

  private record Size(long nodes, int depth) {
    static final Size ENDLESS = new Size(MAX_NODES + 1L, MAX_DEPTH + 1);
    static final Size LEAF = new Size(1, 1);

    /** This with a child; never more than endless, so that adding up cannot overflow. */
    Size with(Size child) {
      return new Size(
          Math.min(nodes + child.nodes, ENDLESS.nodes),
          Math.max(depth, Math.min(child.depth + 1, ENDLESS.depth)));
    }
  }

  private Expansion() {}

  /** Whether the document can be walked; adds a problem where it cannot. */
  static boolean isBounded(Node document, Page page) {
    Size size = new Expansion().sizeOf(document);
    if (size.nodes <= MAX_NODES && size.depth <= MAX_DEPTH) {
      return true;
    }
    page.problem(
        new YamlValue(page, document, "a document").span(),
        "the aliases of this document stand for too much, or for themselves",
        "write out what the aliases (`*name`) stand for");
    return false;
  }

  private Size sizeOf(Node node) {
    Size known = sizes.get(node);
    if (known != null) {
      return known;
    }
    // What is met again while it is being measured contains itself.
    sizes.put(node, Size.ENDLESS);
    Size size = Size.LEAF;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        size = size.with(sizeOf(entry.getKeyNode())).with(sizeOf(entry.getValueNode()));
      }
    } else if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        size = size.with(sizeOf(item));
      }
    }
    sizes.put(node, size);
    return size;
  }
}
