package io.beckon.template.html;

import io.beckon.core.source.Problems;
import io.beckon.template.html.MarkupTag.Attribute;
import io.beckon.template.read.ComposedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks where links lead and what runs in a page, as far as its author wrote it. */
public final class AddressCheck {

  private static final Set<String> REFUSED = Set.of("script", "iframe", "form", "object", "embed");

  /** An address with a value of Liquid in its host, or behind a host that is empty. */
  private static final Pattern HOST_WITH_VALUE =
      Pattern.compile(
          "\\s*https?://([^/?#{]*|[/?#].*)\\{\\{.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private AddressCheck() {}

  public static void check(ComposedText composed, Problems problems) {
    String text = composed.text();
    for (MarkupTag tag : Markup.tags(text)) {
      if (tag.closing()) {
        continue;
      }
      if (REFUSED.contains(tag.name())) {
        problems.add(
            composed.span(tag.from(), tag.to()),
            "mail programs leave out `<" + tag.name() + ">`, and filters take it for an attack",
            "link to a page that has it");
      }
      for (Attribute attribute : tag.attributes()) {
        check(attribute, text, composed, problems);
      }
    }
  }

  private static void check(
      Attribute attribute, String text, ComposedText composed, Problems problems) {
    String value = text.substring(attribute.from(), attribute.to());
    if (attribute.name().contains(Markup.OUTPUT)
        || (value.contains("{{") && !isQuoted(text, attribute))) {
      problems.add(
          composed.span(attribute.at(), attribute.to()),
          "a value that stands in a tag without quotes can become attributes of its own",
          "write it in quotes: `title=\"{{ x }}\"`");
    } else if (value.contains("{{") && cutByQuote(value, text, attribute)) {
      problems.add(
          composed.span(attribute.from(), attribute.to()),
          "a quote inside these braces ends the attribute",
          "inside an attribute write texts in the other quotes: `{{ x | default: 'y' }}`");
    } else if (attribute.name().equals("href") && !leadsSomewhere(value)) {
      problems.add(
          composed.span(attribute.from(), attribute.to()),
          "this link leads nowhere outside of a browser",
          "a link begins with `https://`, `mailto:` or `tel:`, or is a value alone");
    } else if (attribute.name().equals("href") && HOST_WITH_VALUE.matcher(value).matches()) {
      problems.add(
          composed.span(attribute.from(), attribute.to()),
          "a value in the host of a link, or right behind it, can lead to any other host",
          "end the host first: `https://shop.example/{{ x }}`; or let a value be the whole"
              + " address: `{{ x }}`");
    } else if (attribute.name().startsWith("on") && attribute.to() > attribute.from()) {
      problems.add(
          composed.span(attribute.at(), attribute.from()),
          "mail programs leave out `" + attribute.name() + "`, and filters take it for an attack",
          "remove it");
    }
  }

  private static boolean isQuoted(String text, Attribute attribute) {
    char before = attribute.from() > 0 ? text.charAt(attribute.from() - 1) : ' ';
    return before == '"' || before == '\'';
  }

  /** A reader of HTML knows nothing of Liquid, and ends a value at its quote. */
  private static boolean cutByQuote(String value, String text, Attribute attribute) {
    return isQuoted(text, attribute) && value.indexOf(text.charAt(attribute.from() - 1)) >= 0;
  }

  private static boolean leadsSomewhere(String url) {
    String begin = url.strip().toLowerCase(Locale.ROOT);
    return begin.startsWith("https://")
        || begin.startsWith("http://")
        || begin.startsWith("mailto:")
        || begin.startsWith("tel:")
        || begin.startsWith("#")
        || begin.startsWith("{{")
        || begin.startsWith("{%");
  }
}
