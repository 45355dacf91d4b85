package io.beckon.template.read;

import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A text put together from parts of several files: a message in its layout, with its snippets. Each
 * character is one of a file's.
 */
public final class ComposedText {

  private record Piece(int start, Part part) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  public static ComposedText of(Part part) {
    ComposedText composed = new ComposedText();
    composed.add(part);
    return composed;
  }

  void add(Part part) {
    if (!part.isEmpty()) {
      pieces.add(new Piece(text.length(), part));
      text.append(part.source().text(), part.from(), part.to());
    }
  }

  public String text() {
    return text.toString();
  }

  /** How many characters there are by now. */
  int length() {
    return text.length();
  }

  /**
   * Where something stands in its author's file.
   *
   * @param from index of its first character
   * @param to index behind its last; what is on later lines or in another file is left out
   */
  public Span span(int from, int to) {
    Piece found = pieces.get(0);
    for (Piece piece : pieces) {
      if (piece.start > from) {
        break;
      }
      found = piece;
    }
    Part part = found.part;
    int begin = Math.min(part.from() + from - found.start, part.to());
    int end = Math.min(part.from() + to - found.start, part.to());
    return Part.place(part.source(), begin, Math.max(begin, end));
  }

  /** Whether there is no text at all, and so no place. */
  public boolean isEmpty() {
    return pieces.isEmpty();
  }
}
