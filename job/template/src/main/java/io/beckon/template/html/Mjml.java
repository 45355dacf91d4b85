package io.beckon.template.html;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MJML, made into HTML that mail programs show alike on phones and desktops. */
public final class Mjml {

  private static final Pattern LIQUID_TAG = Pattern.compile("\\{%.*?%\\}", Pattern.DOTALL);

  private Mjml() {}

  /**
   * Compiles a text in which {@link MjmlCheck} found nothing wrong. Liquid stays as it is.
   *
   * @param language of the text, as a tag of BCP 47
   */
  public static String compile(String mjml, String language) {
    return Mjml4j.render(
        sheltered(mjml), new Mjml4j.Configuration(language, Mjml4j.TextDirection.AUTO));
  }

  /**
   * Tags of Liquid between elements, such as a loop around rows, would be dropped: text has no
   * place there. Inside {@code mj-raw} it has.
   */
  private static String sheltered(String mjml) {
    StringBuilder sheltered = new StringBuilder(mjml.length() + 200);
    Deque<String> open = new ArrayDeque<>();
    int done = 0;
    for (MarkupTag tag : Markup.tags(mjml)) {
      shelter(mjml.substring(done, tag.from()), open, sheltered);
      sheltered.append(mjml, tag.from(), tag.to());
      done = tag.to();
      step(tag, open);
    }
    return sheltered.append(mjml, done, mjml.length()).toString();
  }

  private static void shelter(String between, Deque<String> open, StringBuilder to) {
    if (open.isEmpty() || !MjmlElements.holdsElements(open.peek())) {
      to.append(between);
      return;
    }
    Matcher tags = LIQUID_TAG.matcher(between);
    to.append(
        tags.replaceAll(tag -> Matcher.quoteReplacement("<mj-raw>" + tag.group() + "</mj-raw>")));
  }

  /** Follows which elements of MJML are open; those of HTML stand inside of one. */
  static void step(MarkupTag tag, Deque<String> open) {
    if (!tag.isMjml() || tag.empty()) {
      return;
    }
    if (!tag.closing()) {
      open.push(tag.name());
    } else if (tag.name().equals(open.peek())) {
      open.pop();
    }
  }

  /** The elements that a text uses. */
  static List<MarkupTag> elements(String mjml) {
    return Markup.tags(mjml).stream().filter(MarkupTag::isMjml).toList();
  }
}
