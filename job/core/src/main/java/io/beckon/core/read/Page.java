package io.beckon.core.read;

import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.util.Arrays;
import org.yaml.snakeyaml.error.Mark;

/**
 * One text that is being read: turns YAML's marks into places in it and collects its problems.
 *
 * <p>Marks count code points and take more characters for line breaks than editors do (U+0085,
 * U+2028); places count characters, and their lines are those of {@link SourceText#line}. Only the
 * mark's index is used, therefore.
 */
final class Page {

  private final SourceText source;
  private final Problems problems;

  /** Where each code point begins; null where each is one character, which is nearly always. */
  private final int[] codePointStarts;

  private final int[] lineStarts;

  Page(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.codePointStarts = codePointStarts(source.text());
    this.lineStarts = lineStarts(source.text());
  }

  String text() {
    return source.text();
  }

  SourceText source() {
    return source;
  }

  void problem(Span span, String message, String hint) {
    problems.add(span, message, hint);
  }

  Problems problems() {
    return problems;
  }

  /** How many problems there are by now, those of other texts included. */
  int problemCount() {
    return problems.count();
  }

  /** The index of the mark's character in the text; the text's length for its end. */
  int offset(Mark mark) {
    return offsetOfCodePoint(mark.getIndex());
  }

  int offsetOfCodePoint(int index) {
    if (codePointStarts == null) {
      return Math.min(index, text().length());
    }
    return index < codePointStarts.length ? codePointStarts[index] : text().length();
  }

  /** The place from one offset to another; what is on later lines is left out. */
  Span span(int from, int to) {
    int found = Arrays.binarySearch(lineStarts, from);
    int line = found >= 0 ? found : -found - 2;
    int length = Math.min(to, endOfLine(from)) - from;
    return new Span(source, line + 1, from - lineStarts[line] + 1, Math.max(1, length));
  }

  /** Where the line break after the offset stands; the text's length in the last line. */
  int endOfLine(int offset) {
    int end = offset;
    while (end < text().length() && !isLineBreak(text().charAt(end))) {
      end++;
    }
    return end;
  }

  private static int[] codePointStarts(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] starts = new int[count];
    for (int i = 0, at = 0; i < count; i++) {
      starts[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    return starts;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      boolean carriageBeforeFeed =
          text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isLineBreak(text.charAt(i)) && !carriageBeforeFeed) {
        starts = count < starts.length ? starts : Arrays.copyOf(starts, count * 2);
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
