package io.beckon.template.read;

import io.beckon.core.source.Problems;
import io.beckon.template.TemplateFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a message into its layout, and snippets where their names stand. This happens once, when a
 * template is read: rendering looks for no file.
 */
final class Composer {

  private static final Pattern SLOT =
      Pattern.compile(
          "\\{\\{-?\\s*(content|action|action_text|action_url)\\s*-?\\}\\}"
              + "|\\{%-?\\s*include\\s+(?:'([^']*)'|\"([^\"]*)\")\\s*-?%\\}");

  private static final int DEEPEST = 10;

  /** Characters of a message with all that it includes. */
  private static final int LONGEST = 300_000;

  private final Shelf shelf;
  private final List<String> locales;
  private final List<String> extensions;
  private final Map<String, Part> head;
  private final Problems problems;
  private final Consumer<TemplateFile> used;
  private final ComposedText composed = new ComposedText();
  private final Deque<String> within = new ArrayDeque<>();

  private Part content;
  private boolean actionIsPlaced;
  private boolean full;

  /**
   * For one text.
   *
   * @param extensions of files that go into it, the best first
   * @param head what the message says of itself
   * @param used is told each file that goes into it
   */
  Composer(
      Shelf shelf,
      List<String> locales,
      List<String> extensions,
      Map<String, Part> head,
      Problems problems,
      Consumer<TemplateFile> used) {
    this.shelf = shelf;
    this.locales = locales;
    this.extensions = extensions;
    this.head = head;
    this.problems = problems;
    this.used = used;
  }

  /** A message in a layout, or alone. */
  ComposedText compose(Part message, Optional<Part> layout) {
    actionIsPlaced = slot(message, "action");
    if (layout.isPresent()) {
      content = message;
      put(layout.get(), true);
    } else {
      put(message, false);
    }
    return composed;
  }

  private static boolean slot(Part part, String name) {
    Matcher slots = SLOT.matcher(part.text());
    while (slots.find()) {
      if (name.equals(slots.group(1))) {
        return true;
      }
    }
    return false;
  }

  private void put(Part part, boolean isLayout) {
    Matcher slots = SLOT.matcher(part.text());
    int done = 0;
    while (slots.find()) {
      add(new Part(part.source(), part.from() + done, part.from() + slots.start()));
      done = slots.end();
      Part slot = new Part(part.source(), part.from() + slots.start(), part.from() + done);
      if (slots.group(1) != null) {
        fill(slots.group(1), slot, isLayout);
      } else {
        include(slots.group(2) != null ? slots.group(2) : slots.group(3), slot);
      }
    }
    add(new Part(part.source(), part.from() + done, part.to()));
  }

  private void fill(String name, Part slot, boolean isLayout) {
    switch (name) {
      case "content" -> {
        if (isLayout && content != null) {
          put(content, false);
        } else {
          problems.add(slot.span(), "`content` stands for the message, in a layout", "remove it");
        }
      }
      case "action" -> {
        if (head.containsKey("action") && !(isLayout && actionIsPlaced)) {
          include("action", slot);
        } else if (!isLayout) {
          problems.add(
              slot.span(),
              "this message has no action",
              "in its head: `action: Back to my basket` and `action_url: https://...`");
        }
      }
      default -> {
        Part value = head.get(name.equals("action_text") ? "action" : "action_url");
        if (value != null) {
          add(value);
        }
      }
    }
  }

  private void include(String name, Part slot) {
    Optional<TemplateFile> found = shelf.find(Shelf.SNIPPETS, name, extensions, locales);
    if (found.isEmpty()) {
      problems.add(
          slot.span(), "there is no snippet `" + name + "`", shelf.hint(Shelf.SNIPPETS, name));
      return;
    }
    String path = found.get().path();
    if (within.contains(path) || within.size() >= DEEPEST) {
      problems.add(
          slot.span(),
          within.contains(path)
              ? "the snippet `" + name + "` includes itself"
              : "snippets include each other deeper than " + DEEPEST,
          "a snippet may include others, and never itself");
      return;
    }
    used.accept(found.get());
    within.push(path);
    put(Part.whole(found.get().source()), false);
    within.pop();
  }

  private void add(Part part) {
    if (full) {
      return;
    }
    if (composed.length() + part.to() - part.from() > LONGEST) {
      full = true;
      problems.add(
          part.span(),
          "the message is longer than " + LONGEST + " characters with all that it includes",
          "mail programs cut a message off at 100,000; include less");
      return;
    }
    composed.add(part);
  }
}
