package io.beckon.template.html;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.template.read.ComposedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the elements of MJML: the compiler takes an element that it does not know for HTML, and
 * drops text that stands between elements, without a word.
 */
public final class MjmlCheck {

  private static final Pattern LIQUID_TAG = Pattern.compile("\\{%.*?%\\}", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  private final ComposedText composed;
  private final String text;
  private final Problems problems;
  private final Deque<MarkupTag> open = new ArrayDeque<>();

  private MjmlCheck(ComposedText composed, Problems problems) {
    this.composed = composed;
    this.text = composed.text();
    this.problems = problems;
  }

  public static void check(ComposedText composed, Problems problems) {
    new MjmlCheck(composed, problems).check();
  }

  private void check() {
    List<MarkupTag> tags = Mjml.elements(text);
    if (tags.stream().noneMatch(tag -> tag.name().equals("mjml"))) {
      problems.add(
          composed.span(0, 1),
          "there is no `<mjml>` around this message",
          "name a layout in its head, such as `layout: base`, or write the whole page");
      return;
    }
    int done = 0;
    for (MarkupTag tag : tags) {
      between(done, tag.from());
      if (!MjmlElements.isKnown(tag.name()) && !tag.closing()) {
        unknown(tag);
      } else if (tag.closing()) {
        close(tag);
      } else {
        open(tag);
      }
      done = tag.to();
    }
    List<MarkupTag> left = new ArrayList<>(open);
    left.forEach(tag -> problem(tag, "`<" + tag.name() + ">` is never closed", close(tag.name())));
  }

  private void open(MarkupTag tag) {
    Set<String> parents = MjmlElements.parents(tag.name());
    String parent = open.isEmpty() ? "" : open.peek().name();
    if (!parents.isEmpty() && !parents.contains(parent)) {
      String where = parent.isEmpty() ? "at the top" : "in `<" + parent + ">`";
      if (!parent.equals("mj-attributes")) {
        problem(
            tag,
            "`<" + tag.name() + ">` has no place " + where,
            "it stands in "
                + new TreeSet<>(parents)
                    .stream().map(name -> "`<" + name + ">`").collect(Collectors.joining(" or ")));
      }
    }
    if (!tag.empty()) {
      open.push(tag);
    }
  }

  private void close(MarkupTag tag) {
    if (!open.isEmpty() && open.peek().name().equals(tag.name())) {
      open.pop();
      return;
    }
    if (open.stream().noneMatch(one -> one.name().equals(tag.name()))) {
      problem(tag, "`</" + tag.name() + ">` closes nothing", "remove it, or open it before");
      return;
    }
    while (!open.peek().name().equals(tag.name())) {
      MarkupTag left = open.pop();
      problem(left, "`<" + left.name() + ">` is never closed", close(left.name()));
    }
    open.pop();
  }

  private static String close(String name) {
    return "close it with `</" + name + ">`";
  }

  private void unknown(MarkupTag tag) {
    problem(
        tag,
        "there is no element `" + tag.name() + "` in MJML",
        Nearest.of(tag.name(), new TreeSet<>(MjmlElements.names()))
            .map(near -> "did you mean `" + near + "`?")
            .orElse("such as `mj-section`, `mj-column`, `mj-text`, `mj-image`, `mj-button`"));
    if (!tag.empty()) {
      open.push(tag);
    }
  }

  /** Text between elements that hold only elements. */
  private void between(int from, int to) {
    if (open.isEmpty() || !MjmlElements.holdsElements(open.peek().name())) {
      return;
    }
    String stray = blanked(COMMENT, blanked(LIQUID_TAG, text.substring(from, to)));
    if (!stray.isBlank()) {
      int begin = from + stray.length() - stray.stripLeading().length();
      problems.add(
          composed.span(begin, from + stray.stripTrailing().length()),
          "text has no place in `<" + open.peek().name() + ">`",
          "put it into `<mj-text>`");
    }
  }

  private static String blanked(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(found -> " ".repeat(found.group().length()));
  }

  private void problem(MarkupTag tag, String message, String hint) {
    problems.add(composed.span(tag.from(), tag.to()), message, hint);
  }
}
