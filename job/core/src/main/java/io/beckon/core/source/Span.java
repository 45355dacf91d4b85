package io.beckon.core.source;

/**
 * A place in a source text: where something stands that a problem may have to point at.
 *
 * @param source the text
 * @param line from 1
 * @param column from 1, in characters
 * @param length of the marked text on that line, in characters; at least 1
 */
public record Span(SourceText source, int line, int column, int length) {

  /** A part of this span on the same line, {@code offset} characters further right. */
  public Span at(int offset, int length) {
    return new Span(source, line, column + offset, Math.max(1, length));
  }

  /** {@code file:line:column}, the form that editors and terminals turn into a link. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
