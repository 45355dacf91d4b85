package io.beckon.cli.demo.view;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Colours and signs. Terminals with fewer colours get the nearest; those without Unicode get ASCII.
 */
public final class Look {

  static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  static final AttributedStyle STRONG = AttributedStyle.DEFAULT.bold();
  static final AttributedStyle QUIET = AttributedStyle.DEFAULT.foreground(245);
  static final AttributedStyle FRAME = AttributedStyle.DEFAULT.foreground(240);
  static final AttributedStyle TITLE = AttributedStyle.DEFAULT.foreground(180).bold();
  static final AttributedStyle BRAND =
      AttributedStyle.DEFAULT.foreground(232).background(215).bold();
  static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(114);
  static final AttributedStyle MONEY = AttributedStyle.DEFAULT.foreground(114).bold();
  static final AttributedStyle MESSAGE = AttributedStyle.DEFAULT.foreground(117);
  static final AttributedStyle NO = AttributedStyle.DEFAULT.foreground(174);
  static final AttributedStyle ALARM =
      AttributedStyle.DEFAULT.foreground(231).background(124).bold();
  static final AttributedStyle YOU = AttributedStyle.DEFAULT.foreground(222).bold();
  static final AttributedStyle KEY = AttributedStyle.DEFAULT.foreground(232).background(250).bold();
  static final AttributedStyle STORY = AttributedStyle.DEFAULT.foreground(222);

  /** With box drawing and symbols. */
  public static final Look UNICODE =
      new Look("╭╮╰╯─│", "▁▂▃▄▅▆▇█", "█░", "·", "●", "✉", "▶", "❚❚", "✓", "✗", "…");

  /** For terminals whose encoding is not UTF-8. */
  public static final Look ASCII =
      new Look("++++-|", " .:-=+*#", "#-", "-", "*", "@", ">", "||", "+", "x", "~");

  private final String corners;
  private final String heights;
  private final String bar;
  final String dot;
  final String live;
  final String mail;
  final String runs;
  final String stands;
  final String yes;
  final String no;
  final String more;

  private Look(
      String corners,
      String heights,
      String bar,
      String dot,
      String live,
      String mail,
      String runs,
      String stands,
      String yes,
      String no,
      String more) {
    this.corners = corners;
    this.heights = heights;
    this.bar = bar;
    this.dot = dot;
    this.live = live;
    this.mail = mail;
    this.runs = runs;
    this.stands = stands;
    this.yes = yes;
    this.no = no;
    this.more = more;
  }

  String topLeft() {
    return corners.substring(0, 1);
  }

  String topRight() {
    return corners.substring(1, 2);
  }

  String bottomLeft() {
    return corners.substring(2, 3);
  }

  String bottomRight() {
    return corners.substring(3, 4);
  }

  String across() {
    return corners.substring(4, 5);
  }

  String down() {
    return corners.substring(5, 6);
  }

  /** Text that this terminal can show: without Unicode there is no sign for a pound. */
  String plain(String text) {
    return this == UNICODE ? text : text.replace("£", "");
  }

  /** A chart of one line. */
  String chart(int[] values) {
    int most = 1;
    for (int value : values) {
      most = Math.max(most, value);
    }
    StringBuilder chart = new StringBuilder();
    for (int value : values) {
      chart.append(heights.charAt(value * (heights.length() - 1) / most));
    }
    return chart.toString();
  }

  /** A bar that is full by this share, 0 to 1. */
  String bar(double share, int width) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    return bar.substring(0, 1).repeat(full) + bar.substring(1, 2).repeat(width - full);
  }

  /** Cuts or fills a line to exactly this many columns. */
  AttributedString fit(AttributedString line, int width) {
    int columns = line.columnLength();
    if (columns == width) {
      return line;
    }
    Line fitted = new Line();
    if (columns > width) {
      fitted.add(line.columnSubSequence(0, Math.max(0, width - 1))).add(more, QUIET);
    } else {
      fitted.add(line).add(" ".repeat(width - columns), PLAIN);
    }
    return fitted.text();
  }
}
