package io.beckon.cli.demo.view;

import java.util.ArrayList;
import java.util.List;

/** Text broken at spaces. */
public final class Wrapped {

  private Wrapped() {}

  /** At most so many lines, each at most so wide; what is left over is left out. */
  public static List<String> lines(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines.size() > most ? lines.subList(0, most) : lines;
  }
}
