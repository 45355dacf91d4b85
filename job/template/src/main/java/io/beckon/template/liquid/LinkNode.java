package io.beckon.template.liquid;

import io.beckon.template.Links;
import io.beckon.template.html.MarkedLinks;
import java.util.Locale;
import java.util.regex.Pattern;
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

  /** Behind this a value leads elsewhere no more; readers of addresses skip an empty host. */
  private static final Pattern SETTLED =
      Pattern.compile(
          "(?is)(https?://[^/?#\\\\\\]\\p{L}\\p{N}]*+[\\]\\p{L}\\p{N}][^/?#\\\\]*+[/?#]"
              + "|mailto:|tel:|#).*");

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

  /** Whether a value stands where it could still say the host, or that there is one. */
  private static boolean saysHost(String marked) {
    int value = marked.indexOf(VALUE);
    return value >= 0 && !SETTLED.matcher(marked.substring(0, value)).matches();
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
