package io.beckon.inbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The box as HTML. Whatever a mail says is escaped here, or shown in a frame of its own. */
final class InboxPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Map<String, String> SAID =
      Map.of(
          "done", "Unsubscribed, as a mail program does it.",
          "refused", "The link was refused.",
          "elsewhere", "The link leads away from this machine, and was not called.",
          "away", "Nobody answered at the link.");

  private InboxPage() {}

  /**
   * The whole page.
   *
   * @param asked {@code mail} its number, else the newest; {@code to} whose mails, else all; {@code
   *     width} phone or desktop; {@code said} what came of a click on unsubscribe
   */
  static String of(List<Mail> mails, Map<String, String> asked) {
    List<Mail> shown = of(mails, asked.getOrDefault("to", ""));
    String opened =
        shown.stream()
            .filter(mail -> asked.getOrDefault("mail", "").equals("" + mail.number()))
            .findFirst()
            .or(() -> shown.stream().findFirst())
            .map(mail -> mail(mail, asked))
            .orElse("<p class=\"empty\">Nothing here yet. What is sent appears by itself.</p>");
    return Resource.text("inbox.html")
        .formatted(escaped(asked.getOrDefault("to", "")), list(mails, asked), opened);
  }

  /** The list alone. */
  static String list(List<Mail> mails, Map<String, String> asked) {
    String to = asked.getOrDefault("to", "");
    StringBuilder list = new StringBuilder();
    for (Mail mail : of(mails, to)) {
      String current = asked.getOrDefault("mail", "").equals("" + mail.number()) ? " current" : "";
      list.append(
          """
          <li class="item%s"><a href="/?mail=%d&amp;to=%s">
          <span class="who">%s</span><time>%s</time>
          <span class="subject">%s</span></a></li>
          """
              .formatted(
                  current,
                  mail.number(),
                  escaped(URLEncoder.encode(to, StandardCharsets.UTF_8)),
                  escaped(mail.to()),
                  TIME.format(mail.arrived()),
                  escaped(mail.subject())));
    }
    return list.toString();
  }

  private static List<Mail> of(List<Mail> mails, String to) {
    return to.isEmpty() ? mails : mails.stream().filter(mail -> mail.to().equals(to)).toList();
  }

  private static String mail(Mail mail, Map<String, String> asked) {
    String path = "/mail/" + mail.number();
    String unsubscribe =
        mail.unsubscribe().isEmpty()
            ? ""
            : "<form method=\"post\" action=\""
                + path
                + "/unsubscribe\"><button>Unsubscribe</button></form>";
    String width = asked.getOrDefault("width", "").equals("phone") ? "phone" : "desktop";
    String said = SAID.getOrDefault(asked.getOrDefault("said", ""), "");
    String here = "/?mail=" + mail.number() + "&amp;to=" + escaped(encoded(asked, "to"));
    return """
        <header class="mail">
        <h1>%s</h1>
        <p>%s<br>to %s</p>
        %s
        <nav>
        <a class="width" href="%s&amp;width=phone">Phone</a>
        <a class="width" href="%s&amp;width=desktop">Desktop</a>
        <a href="%s/text" target="_blank">Text</a>
        <a href="%s/source" target="_blank">Source</a>
        %s
        </nav>
        </header>
        <iframe class="%s" title="The mail" src="%s/html"
         sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        """
        .formatted(
            escaped(mail.subject()),
            escaped(mail.from()),
            escaped(mail.to()),
            said.isEmpty() ? "" : "<p class=\"said\" role=\"status\">" + said + "</p>",
            here,
            here,
            path,
            path,
            unsubscribe,
            width,
            path);
  }

  private static String encoded(Map<String, String> asked, String name) {
    return URLEncoder.encode(asked.getOrDefault(name, ""), StandardCharsets.UTF_8);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
