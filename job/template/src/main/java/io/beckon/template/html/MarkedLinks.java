package io.beckon.template.html;

import io.beckon.template.html.MarkupTag.Attribute;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML in which each link is marked, so that it can lead elsewhere for each recipient without the
 * page being read anew.
 *
 * @param html with {@code {% link 0 %}https://...{% endlink %}} in place of an address
 * @param count how many links there are
 */
public record MarkedLinks(String html, int count) {

  private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?(.*?)(-?)\\}\\}", Pattern.DOTALL);

  /**
   * Stands in an address before each value, so that a link can be led nowhere when a value turns
   * out to stand where the host is still open. A character of no text: for private use.
   */
  public static final char VALUE = '\ue000';

  /** Values that are addresses, or encoded by their author. */
  private static final Pattern AS_IT_IS =
      Pattern.compile(
          "(?s).*\\|\\s*(url_encode|raw)\\s*|\\s*(unsubscribe_url|preferences_url)\\s*");

  /** Marks the links of a page. */
  public static MarkedLinks in(String html) {
    StringBuilder marked = new StringBuilder(html.length() + 1_000);
    int done = 0;
    int count = 0;
    for (MarkupTag tag : Markup.tags(html)) {
      if (tag.closing() || !tag.name().equals("a") && !tag.name().equals("area")) {
        continue;
      }
      for (Attribute attribute : tag.attributes()) {
        if (attribute.name().equals("href") && attribute.from() >= done) {
          String url = html.substring(attribute.from(), attribute.to()).strip();
          marked.append(html, done, attribute.from());
          marked.append("{% link ").append(count++).append(" %}");
          marked.append(encoding(url)).append("{% endlink %}");
          done = attribute.to();
        }
      }
    }
    return new MarkedLinks(marked.append(html, done, html.length()).toString(), count);
  }

  /**
   * An address in which values are marked, and encoded for the place they stand in. A value at its
   * very beginning is an address itself.
   */
  private static String encoding(String url) {
    Matcher outputs = OUTPUT.matcher(url);
    StringBuilder encoding = new StringBuilder();
    int done = 0;
    while (outputs.find()) {
      encoding.append(url, done, outputs.start());
      done = outputs.end();
      String expression = outputs.group(1);
      String before = url.substring(0, outputs.start());
      boolean whole = before.isBlank();
      encoding.append(whole ? "" : VALUE);
      if (whole || AS_IT_IS.matcher(expression).matches()) {
        encoding.append(outputs.group());
      } else {
        boolean query = before.replaceAll("\\{\\{.*?\\}\\}", "").matches("(?s).*[?#].*");
        encoding.append("{{").append(expression).append(query ? "| url_query " : "| url_path ");
        encoding.append(outputs.group(2)).append("}}");
      }
    }
    return encoding.append(url, done, url.length()).toString();
  }
}
