package io.beckon.gateway.page;

import io.beckon.gateway.http.Secrets;
import java.util.Base64;

/**
 * A page under construction. Every text that is added is escaped; what is markup is written by this
 * class alone.
 */
final class Html {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2430;--dim:#5a6472;--ground:#f3f4f7;--card:#fff;\
      --line:#d8dce3;--act:#1f5fd0;--on-act:#fff}
      @media(prefers-color-scheme:dark){:root{--ink:#e8ebf0;--dim:#a3acb9;--ground:#14171c;\
      --card:#1e232b;--line:#39414d;--act:#7aa7ff;--on-act:#0d1420}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--ink);\
      font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
      main{max-width:34rem;margin:0 auto;padding:1.25rem}
      @media(min-width:40rem){main{padding-top:12vh}}
      .name{margin:0 0 .75rem;color:var(--dim);font-weight:600;overflow-wrap:anywhere}
      .card{background:var(--card);border:1px solid var(--line);border-radius:.875rem;padding:1.5rem}
      @media(min-width:40rem){.card{padding:2.25rem}}
      h1{font-size:1.625rem;line-height:1.2;margin:0 0 .75rem}
      p{margin:0 0 1.25rem;overflow-wrap:anywhere}
      .dim{color:var(--dim);font-size:.9375rem}
      .card>:last-child{margin-bottom:0}
      form{margin:0 0 .75rem}
      button{display:block;width:100%;min-height:3rem;padding:.75rem 1rem;border-radius:.625rem;\
      border:1px solid var(--act);background:var(--act);color:var(--on-act);font:inherit;\
      font-weight:600;cursor:pointer}
      button.quiet{background:transparent;color:var(--act);border-color:var(--line)}
      button:focus-visible,a:focus-visible,input:focus-visible+span{outline:3px solid var(--act);\
      outline-offset:2px}
      a{color:var(--act);display:inline-block;padding:.5rem 0}
      fieldset{border:0;margin:0 0 1.5rem;padding:0;min-width:0}
      legend{font-weight:600;padding:0;margin-bottom:.5rem;overflow-wrap:anywhere}
      .row{margin:0 0 1rem}
      .row p{margin:0 0 .375rem}
      .choice{display:flex;border:1px solid var(--line);border-radius:.625rem;overflow:hidden}
      .choice label{flex:1 1 0;display:flex;cursor:pointer;border-left:1px solid var(--line)}
      .choice label:first-child{border-left:0}
      .choice input{position:absolute;opacity:0}
      .choice span{flex:1;padding:.6875rem .375rem;text-align:center;font-size:.9375rem;\
      line-height:1.25;display:flex;align-items:center;justify-content:center}
      .choice input:checked+span{background:var(--act);color:var(--on-act);font-weight:600}
      """;

  /** What may be loaded: this style, and nothing else from anywhere. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Secrets.digest(STYLE))
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final StringBuilder html = new StringBuilder(6_000);

  /** Begins a page. */
  Html(String language, String name, String title) {
    html.append("<!doctype html>\n<html lang=\"").append(escaped(language)).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html.append("<meta name=\"robots\" content=\"noindex\">\n");
    html.append("<title>").append(escaped(title)).append("</title>\n");
    html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    if (!name.isEmpty()) {
      html.append("<p class=\"name\">").append(escaped(name)).append("</p>\n");
    }
    html.append("<div class=\"card\">\n<h1>").append(escaped(title)).append("</h1>\n");
  }

  Html text(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  Html smallPrint(String text) {
    html.append("<p class=\"dim\">").append(escaped(text)).append("</p>\n");
    return this;
  }

  Html link(String text, String relative) {
    html.append("<p><a href=\"").append(escaped(relative)).append("\">");
    html.append(escaped(text)).append("</a></p>\n");
    return this;
  }

  /** A form of one button, which says something to this page's own address. */
  Html button(String text, boolean main, String name, String value) {
    beginForm();
    html.append("<input type=\"hidden\" name=\"").append(escaped(name));
    html.append("\" value=\"").append(escaped(value)).append("\">\n");
    submit(text, main);
    return endForm();
  }

  Html beginForm() {
    html.append("<form method=\"post\">\n");
    return this;
  }

  Html submit(String text, boolean main) {
    html.append("<button type=\"submit\"").append(main ? "" : " class=\"quiet\"").append('>');
    html.append(escaped(text)).append("</button>\n");
    return this;
  }

  Html endForm() {
    html.append("</form>\n");
    return this;
  }

  Html beginGroup(String legend) {
    html.append("<fieldset>\n<legend>").append(escaped(legend)).append("</legend>\n");
    return this;
  }

  Html endGroup() {
    html.append("</fieldset>\n");
    return this;
  }

  /**
   * One of a few.
   *
   * @param label what it is about; empty where the group says so
   * @param values of the answers, and their words, by turns; the first one is taken
   */
  Html choice(String name, String label, String... values) {
    html.append("<div class=\"row\">\n");
    if (!label.isEmpty()) {
      html.append("<p>").append(escaped(label)).append("</p>\n");
    }
    html.append("<div class=\"choice\" role=\"radiogroup\"");
    if (!label.isEmpty()) {
      html.append(" aria-label=\"").append(escaped(label)).append('"');
    }
    html.append(">\n");
    for (int i = 0; i < values.length; i += 2) {
      html.append("<label><input type=\"radio\" name=\"").append(escaped(name));
      html.append("\" value=\"").append(escaped(values[i])).append('"');
      html.append(i == 0 ? " checked" : "").append("><span>");
      html.append(escaped(values[i + 1])).append("</span></label>\n");
    }
    html.append("</div>\n</div>\n");
    return this;
  }

  /** The whole page. */
  String page() {
    return html + "</div>\n</main>\n</body>\n</html>\n";
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(letter);
      }
    }
    return escaped.toString();
  }
}
