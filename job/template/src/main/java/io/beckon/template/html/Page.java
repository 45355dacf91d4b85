package io.beckon.template.html;

import java.util.List;

/** What every page of HTML gets before it is rendered. */
public final class Page {

  /** First in the page, since inboxes show what comes first; then so much that nothing follows. */
  private static final String PREHEADER =
      "{% if preheader != blank %}<div style=\"display:none;font-size:1px;line-height:1px;"
          + "max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all\">{{ preheader }}"
          + "&#847;&zwnj;&nbsp;".repeat(60)
          + "</div>{% endif %}";

  private static final String PIXEL = "{% pixel %}{% endpixel %}";

  private Page() {}

  /** With a place for the preheader and one for the image that tells of an opening. */
  public static String complete(String html) {
    List<MarkupTag> body =
        Markup.tags(html).stream().filter(tag -> tag.name().equals("body")).toList();
    int begin =
        body.stream().filter(tag -> !tag.closing()).mapToInt(MarkupTag::to).findFirst().orElse(0);
    int end =
        body.stream()
            .filter(MarkupTag::closing)
            .mapToInt(MarkupTag::from)
            .reduce((first, second) -> second)
            .orElse(html.length());
    return html.substring(0, begin)
        + PREHEADER
        + html.substring(begin, end)
        + PIXEL
        + html.substring(end);
  }
}
