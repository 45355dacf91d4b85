package io.beckon.template.liquid;

import io.beckon.template.Links;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/**
 * The address of a link. Whatever it is made of, it leads to a page, an address or a phone: a value
 * cannot turn it into a script.
 *
 * @param index its place among the links of the text
 */
record LinkNode(int index, LNode address) implements LNode {

  /** Leads nowhere, and says so to nobody but who clicks it. */
  private static final String NOWHERE = "#";

  @Override
  public Object render(TemplateContext context) {
    Links links = ((Rendering) context).links();
    String url = Entities.unescape(String.valueOf(address.render(context))).strip();
    String written = isWeb(url) && !isOurs(url, links) ? links.rewriter().rewrite(index, url) : url;
    StringBuilder escaped = new StringBuilder(written.length() + 16);
    Characters.escape(isHarmless(written) ? written : NOWHERE, escaped);
    return escaped.toString();
  }

  private static boolean isOurs(String url, Links links) {
    return url.equals(links.unsubscribeUrl()) || url.equals(links.preferencesUrl());
  }

  private static boolean isWeb(String url) {
    return starts(url, "https://") || starts(url, "http://");
  }

  private static boolean isHarmless(String url) {
    return isWeb(url) || starts(url, "mailto:") || starts(url, "tel:") || starts(url, "#");
  }

  private static boolean starts(String url, String with) {
    return url.length() >= with.length()
        && url.substring(0, with.length()).toLowerCase(Locale.ROOT).equals(with);
  }
}
