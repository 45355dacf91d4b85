package io.beckon.template.read;

import io.beckon.core.source.Problems;
import io.beckon.template.TemplateFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the head of a message and puts the message together. */
public final class DraftReader {

  public static final String SUBJECT = "subject";
  public static final String PREHEADER = "preheader";
  public static final String FROM = "from";
  public static final String REPLY_TO = "reply_to";
  public static final String CATEGORY = "category";
  public static final String LANGUAGE = "language";
  public static final String RAW = "raw";

  private static final String LAYOUT = "layout";
  private static final String ACTION = "action";
  private static final String ACTION_URL = "action_url";

  private static final List<String> MESSAGE_KEYS =
      List.of(
          SUBJECT, PREHEADER, FROM, REPLY_TO, LAYOUT, ACTION, ACTION_URL, CATEGORY, LANGUAGE, RAW);

  private static final List<String> LAYOUT_KEYS = List.of(FROM, REPLY_TO, LANGUAGE);

  private static final String MJML = "mjml";
  private static final String HTML = "html";

  private final Shelf shelf;
  private final Problems problems;
  private final Consumer<TemplateFile> used;

  /**
   * A reader.
   *
   * @param used is told each file that goes into a message
   */
  public DraftReader(Shelf shelf, Problems problems, Consumer<TemplateFile> used) {
    this.shelf = shelf;
    this.problems = problems;
    this.used = used;
  }

  /**
   * Reads a message.
   *
   * @param text the author's own plain text
   * @param locales from its own language to the default, which is empty
   */
  public Draft read(TemplateFile message, Optional<TemplateFile> text, List<String> locales) {
    used.accept(message);
    text.ifPresent(used);
    boolean mjml = message.path().endsWith(MJML);
    List<String> extensions = mjml ? List.of(MJML, HTML) : List.of(HTML);
    FrontMatter own = FrontMatter.of(message.source(), MESSAGE_KEYS, problems);
    Map<String, Part> head = new HashMap<>(own.values());
    checkAction(head);
    Optional<FrontMatter> layout =
        own.get(LAYOUT).flatMap(name -> layout(name, extensions.get(0), locales));
    layout.ifPresent(found -> found.values().forEach(head::putIfAbsent));
    ComposedText page =
        new Composer(shelf, locales, extensions, head, problems, used)
            .compose(own.body(), layout.map(FrontMatter::body));
    Optional<ComposedText> plain =
        text.map(
            file ->
                new Composer(shelf, locales, List.of("txt"), head, problems, used)
                    .compose(Part.whole(file.source()), Optional.empty()));
    return new Draft(head, mjml, page, plain, Part.whole(message.source()));
  }

  private Optional<FrontMatter> layout(Part name, String extension, List<String> locales) {
    Optional<TemplateFile> found =
        shelf.find(Shelf.LAYOUTS, name.text(), List.of(extension), locales);
    if (found.isEmpty()) {
      problems.add(
          name.span(),
          "there is no layout `" + name.text() + "` in " + extension.toUpperCase(Locale.ROOT),
          shelf.hint(Shelf.LAYOUTS, name.text()));
    }
    found.ifPresent(used);
    return found.map(file -> FrontMatter.of(file.source(), LAYOUT_KEYS, problems));
  }

  private void checkAction(Map<String, Part> head) {
    if (head.containsKey(ACTION) != head.containsKey(ACTION_URL)) {
      boolean text = head.containsKey(ACTION);
      problems.add(
          head.get(text ? ACTION : ACTION_URL).span(),
          text ? "this action leads nowhere" : "there is no action that leads there",
          "an action has both: `action: Back to my basket` and `action_url: https://...`");
    }
  }
}
