package io.beckon.template.check;

import io.beckon.core.source.Problems;
import io.beckon.template.read.ComposedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tags and outputs of a text, so that what is wrong with them can be said in words. */
final class LiquidTags {

  private static final Pattern NAME = Pattern.compile("\\w+|#");

  /** Longer ones nobody writes, and the reader of Liquid descends into them. */
  private static final int LONGEST = 2_000;

  private final ComposedText composed;
  private final String text;
  private final Problems problems;
  private final List<LiquidTag> found = new ArrayList<>();

  private LiquidTags(ComposedText composed, Problems problems) {
    this.composed = composed;
    this.text = composed.text();
    this.problems = problems;
  }

  /** In the order of the text; what stands in `raw` and `comment` is none. */
  static List<LiquidTag> in(ComposedText composed, Problems problems) {
    LiquidTags tags = new LiquidTags(composed, problems);
    tags.find();
    return tags.found;
  }

  private void find() {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      int open = next(at);
      if (open < 0) {
        return;
      }
      at = text.charAt(open + 1) == '{' ? read(open, "}}") : read(open, "%}");
    }
  }

  private int next(int from) {
    int output = text.indexOf("{{", from);
    int tag = text.indexOf("{%", from);
    return output < 0 ? tag : tag < 0 ? output : Math.min(output, tag);
  }

  /** Reads one and says where to go on. */
  private int read(int open, String close) {
    int end = text.indexOf(close, open + 2);
    int another = next(open + 2);
    if (end < 0 || another >= 0 && another < end) {
      String opening = text.substring(open, open + 2);
      problems.add(
          composed.span(open, open + 2),
          "`" + opening + "` is opened here and never closed",
          "close it with `" + close + "`");
      return another < 0 ? text.length() : another;
    }
    int to = end + 2;
    String content = content(open, end);
    if (to - open > LONGEST) {
      problems.add(
          composed.span(open, open + 2),
          "this is longer than " + LONGEST + " characters",
          "cut it");
      return to;
    }
    Matcher name = NAME.matcher(content);
    String word = close.equals("%}") && name.lookingAt() ? name.group() : "";
    if (content.isEmpty() || close.equals("%}") && word.isEmpty()) {
      problems.add(
          composed.span(open, to),
          "there is nothing between these braces",
          close.equals("}}") ? "such as `{{ profile.firstName }}`" : "such as `{% if ... %}`");
      return to;
    }
    found.add(new LiquidTag(open, to, word, content));
    return word.equals("raw") || word.equals("comment") ? behind(word, to) : to;
  }

  private String content(int open, int end) {
    String content = text.substring(open + 2, end);
    content = content.startsWith("-") ? content.substring(1) : content;
    return (content.endsWith("-") ? content.substring(0, content.length() - 1) : content).strip();
  }

  /** Where the end of a block stands whose content is not read; behind its begin if nowhere. */
  private int behind(String word, int from) {
    Matcher end = Pattern.compile("\\{%-?\\s*end" + word + "\\s*-?%\\}").matcher(text);
    return end.find(from) ? end.start() : from;
  }
}
