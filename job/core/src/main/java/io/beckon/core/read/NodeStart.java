package io.beckon.core.read;

import org.yaml.snakeyaml.nodes.Node;

/**
 * Where the content of a node begins: behind its anchor and its tag.
 *
 * <p>The tag is looked for in the text. In the tree it cannot be told from what YAML resolves by
 * itself, and {@code when: ! profile.vip} leaves {@code profile.vip} there as if it had no mark.
 *
 * @param content offset in the text
 * @param tag offset of an explicit tag; -1 for none
 */
record NodeStart(int content, int tag) {

  private static final int NONE = -1;

  static NodeStart of(Page page, Node node) {
    String text = page.text();
    int end = Math.min(page.offset(node.getEndMark()), text.length());
    int at = page.offset(node.getStartMark());
    int tag = NONE;
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      tag = text.charAt(at) == '!' ? at : tag;
      while (at < end && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      at = skipWhitespace(text, at, end);
    }
    return new NodeStart(at, tag);
  }

  boolean isTagged() {
    return tag != NONE;
  }

  static int skipWhitespace(String text, int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
