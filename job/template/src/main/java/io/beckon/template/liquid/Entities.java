package io.beckon.template.liquid;

/** Takes back what {@link Characters#escape} does. */
final class Entities {

  private Entities() {}

  static String unescape(String html) {
    return html.indexOf('&') < 0
        ? html
        : html.replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
  }
}
