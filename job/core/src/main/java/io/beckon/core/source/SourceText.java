package io.beckon.core.source;

/**
 * A file as it was read: what an author wrote, byte for byte, and the name to show in problems.
 *
 * @param name the path as the author gave it, or a name for text that came from elsewhere
 * @param text the whole text, decoded as UTF-8
 */
public record SourceText(String name, String text) {

  /** The line with the given number, without its line break; empty where there is no such line. */
  public String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
