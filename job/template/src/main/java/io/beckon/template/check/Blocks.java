package io.beckon.template.check;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.template.read.ComposedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that tags are known, and that blocks are closed where they were opened. */
final class Blocks {

  private static final Set<String> OPENING =
      Set.of("if", "unless", "case", "for", "capture", "raw", "comment");

  /** Tags that stand in a block, and in which. */
  private static final Map<String, Set<String>> INSIDE =
      Map.of(
          "elsif", Set.of("if"),
          "else", Set.of("if", "unless", "case", "for"),
          "when", Set.of("case"));

  private static final Set<String> ALONE = Set.of("assign", "cycle", "break", "continue");

  /** Deeper ones nobody can follow, and the reader of Liquid descends into them. */
  private static final int DEEPEST = 30;

  private static final String END = "end";

  private final ComposedText composed;
  private final Problems problems;
  private final Deque<LiquidTag> open = new ArrayDeque<>();

  private Blocks(ComposedText composed, Problems problems) {
    this.composed = composed;
    this.problems = problems;
  }

  static void check(List<LiquidTag> tags, ComposedText composed, Problems problems) {
    Blocks blocks = new Blocks(composed, problems);
    tags.stream().filter(tag -> !tag.isOutput()).forEach(blocks::check);
    blocks.open.descendingIterator().forEachRemaining(blocks::neverClosed);
  }

  private void check(LiquidTag tag) {
    String name = tag.name();
    if (OPENING.contains(name)) {
      open.push(tag);
      if (open.size() == DEEPEST + 1) {
        problem(tag, "tags are nested deeper than " + DEEPEST, "make a snippet simpler");
      }
    } else if (name.startsWith(END) && OPENING.contains(name.substring(END.length()))) {
      close(tag, name.substring(END.length()));
    } else if (INSIDE.containsKey(name)) {
      if (open.isEmpty() || !INSIDE.get(name).contains(open.peek().name())) {
        problem(
            tag,
            "`" + name + "` does not stand in a block that has one",
            "it belongs between "
                + INSIDE.get(name).stream()
                    .sorted()
                    .map(Blocks::pair)
                    .collect(Collectors.joining(", or ")));
      }
    } else if (!ALONE.contains(name)) {
      unknown(tag);
    }
  }

  private static String pair(String block) {
    return "`" + block + "` and `end" + block + "`";
  }

  private void close(LiquidTag tag, String block) {
    if (open.isEmpty()) {
      problem(tag, "`" + tag.name() + "` closes nothing", "remove it, or open the `" + block + "`");
    } else if (open.peek().name().equals(block)) {
      open.pop();
    } else {
      LiquidTag last = open.peek();
      problem(
          tag,
          "`"
              + tag.name()
              + "` stands where the `"
              + last.name()
              + "` of line "
              + composed.span(last.from(), last.to()).line()
              + " is open",
          "close that one first, with `{% end" + last.name() + " %}`");
      if (open.stream().anyMatch(one -> one.name().equals(block))) {
        // What is left open in between has its problem by this one.
        while (!open.pop().name().equals(block)) {}
      }
    }
  }

  private void unknown(LiquidTag tag) {
    if (tag.name().equals("include") || tag.name().equals("render")) {
      problem(
          tag,
          "a snippet is put in by its name alone",
          "such as `{% include 'footer' %}`; what it shall know, `assign` before");
      return;
    }
    Set<String> known = new TreeSet<>(OPENING);
    known.addAll(INSIDE.keySet());
    known.addAll(ALONE);
    known.add("include");
    OPENING.forEach(block -> known.add(END + block));
    problem(
        tag,
        "there is no tag `" + tag.name() + "`",
        Nearest.of(tag.name(), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("known: `if`, `unless`, `case`, `for`, `assign`, `capture`, `include`"));
  }

  private void neverClosed(LiquidTag tag) {
    problem(
        tag,
        "`" + tag.name() + "` is opened here and never closed",
        "close it with `{% end" + tag.name() + " %}`");
  }

  private void problem(LiquidTag tag, String message, String hint) {
    problems.add(composed.span(tag.from(), tag.to()), message, hint);
  }
}
