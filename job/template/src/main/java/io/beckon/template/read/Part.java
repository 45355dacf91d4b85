package io.beckon.template.read;

import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;

/**
 * A part of a file as it stands there.
 *
 * @param from index of its first character
 * @param to index behind its last
 */
public record Part(SourceText source, int from, int to) {

  public static Part whole(SourceText source) {
    return new Part(source, 0, source.text().length());
  }

  public String text() {
    return source.text().substring(from, to);
  }

  /** Without blanks around it. */
  Part stripped() {
    String text = source.text();
    int first = from;
    int last = to;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return new Part(source, first, last);
  }

  public boolean isEmpty() {
    return from == to;
  }

  /** Where it begins; as long as it is on that line. */
  public Span span() {
    return place(source, from, to);
  }

  /** A place in it. */
  public Span span(int offset, int length) {
    return place(source, from + offset, from + offset + length);
  }

  static Span place(SourceText source, int from, int to) {
    String text = source.text();
    int line = 1;
    int start = 0;
    for (int i = 0; i < from; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
        line++;
        start = i + 1;
      }
    }
    int end = from;
    while (end < to
        && end < text.length()
        && text.charAt(end) != '\n'
        && text.charAt(end) != '\r') {
      end++;
    }
    return new Span(source, line, from - start + 1, Math.max(1, end - from));
  }
}
