package io.beckon.template.html;

import io.beckon.template.html.MarkupTag.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the tags of a text that has Liquid in it: what stands between Liquid's braces is no markup,
 * be it in a tag or in a value. A reader of HTML would take it apart.
 */
public final class Markup {

  /** What begins a value of Liquid; also the name of an attribute that is nothing but one. */
  static final String OUTPUT = "{{";

  /** What stands in these is no markup either. */
  private static final Set<String> OPAQUE = Set.of("style", "script", "mj-style");

  private final String text;
  private final List<MarkupTag> found = new ArrayList<>();
  private int at;

  private Markup(String text) {
    this.text = text;
  }

  /** In the order of the text. Comments are left out, but for what they hold for Outlook. */
  public static List<MarkupTag> tags(String text) {
    Markup markup = new Markup(text);
    markup.read();
    return markup.found;
  }

  private void read() {
    while (at < text.length()) {
      if (skipLiquid()) {
        continue;
      }
      if (text.startsWith("<!--", at) && !text.startsWith("<!--[if", at)) {
        skipTo("-->");
      } else if (text.charAt(at) == '<' && at + 1 < text.length() && beginsTag(at + 1)) {
        tag();
      } else {
        at++;
      }
    }
  }

  private boolean beginsTag(int index) {
    char c = text.charAt(index);
    return isLetter(c) || c == '/' && index + 1 < text.length() && isLetter(text.charAt(index + 1));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private void tag() {
    int from = at++;
    boolean closing = text.charAt(at) == '/';
    at += closing ? 1 : 0;
    int named = at;
    while (at < text.length() && isNameLetter(text.charAt(at))) {
      at++;
    }
    String name = text.substring(named, at).toLowerCase(Locale.ROOT);
    List<Attribute> attributes = new ArrayList<>();
    boolean empty = false;
    while (at < text.length() && text.charAt(at) != '>') {
      int liquid = at;
      if (skipLiquid()) {
        if (text.startsWith(OUTPUT, liquid)) {
          attributes.add(new Attribute(OUTPUT, liquid, liquid, at));
        }
        continue;
      }
      char c = text.charAt(at);
      if (c == '/' || Character.isWhitespace(c)) {
        empty = c == '/';
        at++;
      } else {
        empty = false;
        attributes.add(attribute());
      }
    }
    at = Math.min(text.length(), at + 1);
    found.add(new MarkupTag(from, at, name, closing, empty, List.copyOf(attributes)));
    if (OPAQUE.contains(name) && !closing && !empty) {
      int end = text.toLowerCase(Locale.ROOT).indexOf("</" + name, at);
      at = end < 0 ? text.length() : end;
    }
  }

  private Attribute attribute() {
    int named = at;
    do {
      at++;
    } while (at < text.length() && " \t\r\n=/>".indexOf(text.charAt(at)) < 0);
    String name = text.substring(named, at).toLowerCase(Locale.ROOT);
    int behind = at;
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != '=') {
      at = behind;
      return new Attribute(name, named, behind, behind);
    }
    at++;
    skipBlanks();
    return value(name, named);
  }

  private Attribute value(String name, int named) {
    char quote = at < text.length() ? text.charAt(at) : ' ';
    boolean quoted = quote == '"' || quote == '\'';
    at += quoted ? 1 : 0;
    int from = at;
    while (at < text.length()) {
      if (skipLiquid()) {
        continue;
      }
      char c = text.charAt(at);
      if (quoted ? c == quote : c == '>' || Character.isWhitespace(c)) {
        break;
      }
      at++;
    }
    int to = at;
    at = Math.min(text.length(), at + (quoted ? 1 : 0));
    return new Attribute(name, named, from, to);
  }

  private boolean skipLiquid() {
    boolean output = text.startsWith(OUTPUT, at);
    if (!output && !text.startsWith("{%", at)) {
      return false;
    }
    skipTo(output ? "}}" : "%}");
    return true;
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at + 2);
    at = found < 0 ? text.length() : found + end.length();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isNameLetter(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == ':';
  }
}
