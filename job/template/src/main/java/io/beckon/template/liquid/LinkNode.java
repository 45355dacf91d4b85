package io.beckon.template.liquid;

import io.beckon.template.Links;
import io.beckon.template.html.MarkedLinks;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/**
 * The address of a link. Whatever it is made of, it leads to a page, an address or a phone: a value
 * cannot turn it into a script, nor, behind the author's own beginning, say which host it leads to.
 *
 * @param index its place among the links of the text
 */
record LinkNode(int index, LNode address) implements LNode {

  /** Leads nowhere, and says so to nobody but who clicks it. */
  private static final String NOWHERE = "#";

  private static final String VALUE = String.valueOf(MarkedLinks.VALUE);

  @Override
  public Object render(TemplateContext context) {
    Links links = ((Rendering) context).links();
    String marked = Entities.unescape(String.valueOf(address.render(context))).strip();
    String url = saysHost(marked) ? NOWHERE : marked.replace(VALUE, "");
    String written = isWeb(url) && !isOurs(url, links) ? links.rewriter().rewrite(index, url) : url;
    StringBuilder escaped = new StringBuilder(written.length() + 16);
    Characters.escape(isHarmless(written) ? written : NOWHERE, escaped);
    return escaped.toString();
  }

  /** Whether a value stands before the host has come to its end. */
  private static boolean saysHost(String marked) {
    int value = marked.indexOf(VALUE);
    int scheme = marked.indexOf("://");
    if (value < 0 || scheme < 0) {
      return false;
    }
    int end = scheme + 3;
    while (end < marked.length() && "/?#".indexOf(marked.charAt(end)) < 0) {
      end++;
    }
    return value < end;
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
