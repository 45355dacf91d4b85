package io.beckon.cli.demo.view;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Builds one line of styled text. */
final class Line {

  private final AttributedStringBuilder text = new AttributedStringBuilder();

  Line add(String part, AttributedStyle style) {
    text.styled(style, part);
    return this;
  }

  Line add(AttributedString part) {
    text.append(part);
    return this;
  }

  /** A column of fixed width: longer text is cut. */
  Line column(String part, int width, AttributedStyle style) {
    String cut = part.length() > width ? part.substring(0, width) : part;
    text.styled(style, cut + " ".repeat(width - cut.length()));
    return this;
  }

  /** Moves on to this column, at least by one space. */
  Line to(int column) {
    text.append(" ".repeat(Math.max(1, column - text.columnLength())));
    return this;
  }

  int length() {
    return text.columnLength();
  }

  AttributedString text() {
    return text.toAttributedString();
  }

  static AttributedString of(String part, AttributedStyle style) {
    return new AttributedString(part, style);
  }
}
