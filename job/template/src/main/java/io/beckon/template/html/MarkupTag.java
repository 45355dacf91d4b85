package io.beckon.template.html;

import java.util.List;

/**
 * A tag of HTML or MJML in a text.
 *
 * @param from index of its {@code <}
 * @param to index behind its {@code >}
 * @param name in lower case
 * @param closing whether it closes an element
 * @param empty whether it closes itself
 */
public record MarkupTag(
    int from, int to, String name, boolean closing, boolean empty, List<Attribute> attributes) {

  /**
   * An attribute.
   *
   * @param name in lower case
   * @param at index of its name
   * @param from index of its value's first character, behind the quote
   * @param to index behind its value's last
   */
  public record Attribute(String name, int at, int from, int to) {}

  /** Whether it has a meaning of its own to MJML. */
  boolean isMjml() {
    return name.startsWith("mj-") || name.equals("mjml");
  }
}
