package io.beckon.cli.preview;

import io.beckon.template.RenderedMessage;
import java.util.ArrayList;
import java.util.List;

/** A page on which all messages are seen as on a phone and as on a desktop. */
final class ContactSheet {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Messages</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; color: #222; background: #eee; }
        section { margin: 0 0 40px; }
        h2 { margin: 0; font-size: 17px; }
        p { margin: 2px 0 12px; color: #555; }
        .pair { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
        iframe { border: 1px solid #ccc; background: #fff; height: 760px; }
      </style></head><body>
      """;

  private final List<String> sections = new ArrayList<>();

  /**
   * Adds a message.
   *
   * @param name of the template, and its language
   * @param file its page, beside this one
   */
  void add(String name, String file, RenderedMessage message) {
    sections.add(
        """
        <section><h2>%s</h2>
        <p><b>%s</b> - %s<br>from %s</p>
        <div class="pair"><iframe src="%s" width="390" title="phone"></iframe>
        <iframe src="%s" width="760" title="desktop"></iframe></div></section>
        """
            .formatted(
                escaped(name),
                escaped(message.subject()),
                escaped(message.preheader()),
                escaped(message.from()),
                escaped(file),
                escaped(file)));
  }

  /** The page. */
  String html() {
    return HEAD + String.join("", sections) + "</body></html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
