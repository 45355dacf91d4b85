package io.beckon.cli.demo.view;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** A frame with a title, some lines in it, and exactly the size it is given. */
record Panel(String title, List<AttributedString> content) {

  List<AttributedString> draw(int width, int height, Look look) {
    List<AttributedString> lines = new ArrayList<>(height);
    lines.add(top(width, look));
    AttributedString side = Line.of(look.down(), Look.FRAME);
    for (int row = 0; row < height - 2; row++) {
      AttributedString inner = row < content.size() ? content.get(row) : AttributedString.EMPTY;
      lines.add(new Line().add(side).add(look.fit(inner, width - 2)).add(side).text());
    }
    lines.add(
        Line.of(
            look.bottomLeft() + look.across().repeat(width - 2) + look.bottomRight(), Look.FRAME));
    return lines;
  }

  private AttributedString top(int width, Look look) {
    String shown = title.length() > width - 6 ? title.substring(0, Math.max(0, width - 6)) : title;
    return new Line()
        .add(look.topLeft() + look.across() + ' ', Look.FRAME)
        .add(shown, Look.TITLE)
        .add(' ' + look.across().repeat(width - 5 - shown.length()) + look.topRight(), Look.FRAME)
        .text();
  }

  /** Puts two blocks of equal height beside each other. */
  static List<AttributedString> beside(List<AttributedString> left, List<AttributedString> right) {
    List<AttributedString> lines = new ArrayList<>(left.size());
    for (int row = 0; row < left.size(); row++) {
      lines.add(new Line().add(left.get(row)).add(right.get(row)).text());
    }
    return lines;
  }
}
