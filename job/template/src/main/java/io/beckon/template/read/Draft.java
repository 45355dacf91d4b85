package io.beckon.template.read;

import java.util.Map;
import java.util.Optional;

/**
 * A message in one language as it is put together, before it is checked.
 *
 * @param head what its file says above it, and its layout where it says nothing
 * @param mjml whether the page is MJML, or else HTML
 * @param page in its layout, with its snippets
 * @param text the author's own; empty for none
 * @param place of the message, for what is wrong with all of it
 */
public record Draft(
    Map<String, Part> head,
    boolean mjml,
    ComposedText page,
    Optional<ComposedText> text,
    Part place) {

  public Optional<Part> head(String key) {
    return Optional.ofNullable(head.get(key));
  }
}
