package io.beckon.template.check;

import io.beckon.core.source.Problems;
import io.beckon.template.liquid.Syntax;
import io.beckon.template.read.ComposedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liqp.exceptions.LiquidException;

/** Checks the Liquid of a text: its tags, its filters, and what it speaks of. */
public final class LiquidCheck {

  private LiquidCheck() {}

  /**
   * Adds what is wrong.
   *
   * @param raw paths whose values the author says are HTML of their own
   * @param uses is told what the text asks of delivery
   */
  public static void check(
      ComposedText composed, Known known, Set<String> raw, Uses uses, Problems problems) {
    int before = problems.count();
    List<LiquidTag> tags = LiquidTags.in(composed, problems);
    Blocks.check(tags, composed, problems);
    if (problems.count() > before) {
      // Its reader would say the same once more, in words for nobody.
      return;
    }
    Report report = new Report(composed, problems);
    try {
      new NameCheck(known, raw, uses, report).visit(Syntax.parse(composed.text()));
    } catch (RuntimeException | StackOverflowError e) {
      unreadable(e, tags, composed, problems);
    }
  }

  private static void unreadable(
      Throwable error, List<LiquidTag> tags, ComposedText composed, Problems problems) {
    int at = error instanceof LiquidException liquid ? offset(liquid, composed.text()) : 0;
    Optional<LiquidTag> found = tags.stream().filter(tag -> tag.from() <= at).reduce((a, b) -> b);
    if (found.isEmpty()) {
      problems.add(composed.span(at, at + 1), "Liquid cannot read this", "");
      return;
    }
    LiquidTag tag = found.get();
    int from = at >= tag.to() ? tag.from() : Math.max(tag.from(), at);
    problems.add(
        composed.span(from, from == tag.from() ? tag.to() : from + 1),
        "Liquid cannot read `" + shortened(tag.content()) + "`",
        hint(tag.name()));
  }

  private static String hint(String tag) {
    return switch (tag) {
      case "" -> "a value and its filters, such as `{{ profile.firstName | default: \"there\" }}`";
      case "if", "elsif", "unless" ->
          "such as `{% if profile.plan == \"pro\" and trigger.total > 50 %}`";
      case "for" -> "such as `{% for line in trigger.items limit: 3 %}`";
      case "assign" -> "such as `{% assign name = profile.firstName | default: \"there\" %}`";
      case "case", "when" -> "such as `{% case profile.plan %}{% when \"pro\" %}...{% endcase %}`";
      case "capture" -> "such as `{% capture greeting %}...{% endcapture %}`";
      default -> "";
    };
  }

  private static String shortened(String content) {
    String line = content.lines().findFirst().orElse("");
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  /** The reader of Liquid counts lines from 1, and code points in them from 0. */
  private static int offset(LiquidException error, String text) {
    int start = 0;
    for (int line = 1; line < error.line && start >= 0; line++) {
      start = text.indexOf('\n', start) + 1;
    }
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end);
    int points =
        Math.min(Math.max(0, error.charPositionInLine), line.codePointCount(0, line.length()));
    return start + line.offsetByCodePoints(0, points);
  }
}
