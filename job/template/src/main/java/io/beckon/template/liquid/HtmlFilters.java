package io.beckon.template.liquid;

import static io.beckon.template.liquid.TextFilters.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Filters that have to do with HTML and addresses. */
public final class HtmlFilters {

  /** Writes a value as it is; allowed only for the names that a template lists under `raw`. */
  public static final String RAW = "raw";

  static final List<FilterKind> ALL =
      List.of(
          new FilterKind(RAW, 0, 0, (value, given, r) -> new SafeText(text(value))),
          new FilterKind("escape", 0, 0, (value, given, r) -> escaped(value)),
          new FilterKind("newline_to_br", 0, 0, HtmlFilters::lines),
          new FilterKind("strip_html", 0, 0, (v, given, r) -> withoutTags(text(v))),
          new FilterKind("url_encode", 0, 0, (value, given, r) -> encoded(text(value))),
          // These two are put in when a template is read, where a value stands inside an address.
          new FilterKind("url_query", 0, 0, (value, given, r) -> encoded(text(value))),
          new FilterKind("url_path", 0, 0, (value, given, r) -> written(text(value))));

  private static final Pattern TAG = Pattern.compile("<[^>]*+>?");

  private HtmlFilters() {}

  private static SafeText escaped(Object value) {
    if (value instanceof SafeText safe) {
      return safe;
    }
    StringBuilder text = new StringBuilder();
    Characters.escape(text(value), text);
    return new SafeText(text.toString());
  }

  private static Object lines(Object value, Object[] given, Rendering rendering) {
    return new SafeText(escaped(value).text().replaceAll("\r?\n", "<br>\n"));
  }

  private static String withoutTags(String html) {
    return TAG.matcher(html).replaceAll("");
  }

  /** For a value of a query: nothing in it has a meaning to the address. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For a part of an address: what has a meaning keeps it, and what has no place is encoded. */
  private static String written(String text) {
    StringBuilder address = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c > ' ' && c < 127 && "\"<>\\^`{|}'".indexOf(c) < 0) {
        address.append((char) c);
      } else {
        address.append(encoded(Character.toString(c)));
      }
      i += Character.charCount(c);
    }
    return address.toString();
  }
}
