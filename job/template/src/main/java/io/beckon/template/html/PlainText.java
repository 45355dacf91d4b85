package io.beckon.template.html;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a page says, for readers of plain text: links as {@code text (address)}. */
public final class PlainText {

  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr");

  private static final Set<String> LINES = Set.of("div", "tr", "li", "br", "section", "header");

  private PlainText() {}

  /** Makes the text of a page. */
  public static String of(String html) {
    Writer writer = new Writer();
    Jsoup.parse(body(html)).body().traverse(writer);
    return writer.finished();
  }

  /** Without the head, which says nothing and is half of the page. */
  private static String body(String html) {
    int begin = html.indexOf("<body");
    return begin < 0 ? html : html.substring(begin);
  }

  private static final class Writer implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    /** Line breaks that are due before the next word. */
    private int breaks;

    private boolean blank;

    /** The hidden element that is being walked through; null for none. */
    private Node hidden;

    /** Where the text of the link begins that is being walked through. */
    private int linkStart;

    @Override
    public void head(Node node, int depth) {
      if (hidden != null) {
        return;
      }
      if (node instanceof TextNode words) {
        write(words.getWholeText());
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    private void open(Element element) {
      String style = element.attr("style").replace(" ", "");
      String name = element.normalName();
      if (style.contains("display:none") || name.equals("style") || name.equals("script")) {
        hidden = element;
        return;
      }
      breakFor(name);
      switch (name) {
        case "a" -> {
          flush();
          linkStart = text.length();
        }
        case "img" -> write(element.attr("alt"));
        case "li" -> write("- ");
        case "hr" -> write("--");
        case "td", "th" -> blank = true;
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (hidden != null) {
        hidden = hidden == node ? null : hidden;
        return;
      }
      if (node instanceof Element element) {
        if (element.normalName().equals("a")) {
          address(element.attr("href"));
        }
        breakFor(element.normalName());
      }
    }

    private void address(String url) {
      String said = linkStart < text.length() ? text.substring(linkStart).strip() : "";
      if (url.isEmpty()
          || url.startsWith("#")
          || said.equals(url)
          || url.equals("mailto:" + said)) {
        return;
      }
      write(said.isEmpty() ? url : " (" + url + ")");
    }

    private void breakFor(String name) {
      int due = PARAGRAPHS.contains(name) ? 2 : LINES.contains(name) ? 1 : 0;
      breaks = Math.max(breaks, due);
    }

    private void write(String words) {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (Character.isWhitespace(c) || c == '\u00a0') {
          blank = true;
        } else if (c != '\u034f' && c != '\u200c' && c != '\u200b') {
          flush();
          text.append(c);
        }
      }
    }

    private void flush() {
      if (text.length() > 0) {
        if (breaks > 0) {
          text.append("\n".repeat(breaks));
        } else if (blank && " \n".indexOf(text.charAt(text.length() - 1)) < 0) {
          text.append(' ');
        }
      }
      breaks = 0;
      blank = false;
    }

    String finished() {
      return text.append('\n').toString();
    }
  }
}
