package io.beckon.template.check;

/**
 * A tag or an output of Liquid in a text.
 *
 * @param from index of its first brace
 * @param to index behind its last
 * @param name of a tag: {@code if}; empty for an output
 * @param content what stands between the braces, stripped
 */
record LiquidTag(int from, int to, String name, String content) {

  boolean isOutput() {
    return name.isEmpty();
  }
}
