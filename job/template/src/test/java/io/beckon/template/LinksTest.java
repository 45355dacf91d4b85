package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links lead where delivery wants them to lead. */
class LinksTest {

  private static final String PAGE =
      """
      ---
      from: a@b.example
      subject: x
      ---
      <body><a href="https://s.example/?a=1&amp;b={{ trigger.b }}">one</a>
      <a class='x' href='{{ trigger.url }}'>two</a>
      {% for item in trigger.items %}<a href="https://s.example/{{ item }}">three</a>{% endfor %}
      <a href="mailto:care@s.example">write</a> <a href="#top">up</a>
      <a href="{{ preferences_url }}">choose</a> <a href="{{ unsubscribe_url }}">stop</a></body>
      """;

  private final MessageTemplate template = new Shop().with("test/message.html", PAGE).template();

  private final Map<String, Object> trigger =
      Map.of("b", "x y&z", "url", "http://t.example/?q=1&r=2", "items", List.of("i1", "i2"));

  @Test
  void eachLinkOfTheAuthorsGoesByTheRewriter() {
    List<String> seen = new ArrayList<>();
    Links links =
        new Links(
            "https://b.example/u/1",
            "https://b.example/p/1",
            (index, url) -> {
              seen.add(index + " " + url);
              return "https://t.example/" + index + "?\"<";
            },
            "https://t.example/open?a&b");

    RenderedMessage message = template.render(Shop.to(Map.of(), trigger), links);

    assertThat(seen)
        .containsExactly(
            "0 https://s.example/?a=1&b=x%20y%26z",
            "1 http://t.example/?q=1&r=2", "2 https://s.example/i1", "2 https://s.example/i2");
    assertThat(message.html())
        .contains("<a class='x' href='https://t.example/1?&quot;&lt;'>two</a>")
        .contains("<a href=\"mailto:care@s.example\">write</a> <a href=\"#top\">up</a>")
        .contains("<a href=\"https://b.example/p/1\">choose</a>")
        .contains("<a href=\"https://b.example/u/1\">stop</a>")
        .contains("<img src=\"https://t.example/open?a&amp;b\" width=\"1\" height=\"1\"")
        .doesNotContain("endlink");
    assertThat(template.links(Map.of())).isEqualTo(7);
  }

  @Test
  void withoutARewriterTheyAreAsTheirAuthorWroteThem() {
    RenderedMessage message = template.render(Shop.to(Map.of(), trigger), Shop.LINKS);
    assertThat(message.html())
        .contains("<a href=\"https://s.example/?a=1&amp;b=x%20y%26z\">one</a>")
        .doesNotContain("<img");
    assertThat(message.text())
        .contains("one (https://s.example/?a=1&b=x%20y%26z)")
        .contains("three (https://s.example/i2)")
        .contains("write (mailto:care@s.example) up");
  }

  @Test
  void aMessageThatNeedsALinkIsNotMadeWithoutIt() {
    assertThat(
            catchThrowableOfType(
                    RenderException.class,
                    () ->
                        template.render(
                            Shop.to(Map.of(), trigger), Links.plain("", "https://p.example")))
                .reason())
        .isEqualTo(RenderException.Reason.NO_LINK);
  }

  /** {@code @} and a dot at the beginning of a value make another host of what stands before. */
  @ParameterizedTest
  @ValueSource(strings = {"@evil.example/", ".evil.example/", ":x@evil.example", "evil.example"})
  void noValueSaysTheHostOfALink(String value) {
    MessageTemplate page =
        Shop.saying(
            "<a href=\"{% if trigger.de %}https://s.example{% endif %}{{ trigger.path }}\">x</a>"
                + "<a href=\"{{ trigger.base }}{{ trigger.path }}\">y</a>");
    List<String> seen = new ArrayList<>();
    Links links = new Links("https://b.example/u/1", "", (index, url) -> seen.add(url) + "", "");
    Map<String, Object> values = Map.of("de", true, "base", "https://s.example", "path", value);

    String html = page.render(Shop.to(Map.of(), values), links).html();

    assertThat(seen).isEmpty();
    assertThat(html).contains("<a href=\"#\">x</a><a href=\"#\">y</a>");
  }

  /** What was to be the host may be there for some only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://{% if trigger.uk %}shop.co.uk{% endif %}/{{ trigger.path }}",
        "https://{% if trigger.uk %}shop.co.uk{% endif %}\n/{{ trigger.path }}",
        "{% if trigger.x %}https:{% endif %}{{ trigger.whole }}",
        "{% if trigger.x %}https:/{% endif %}{{ trigger.whole }}",
        "{{ trigger.scheme }}/{{ trigger.path }}"
      })
  void aHostThatIsEmptyIsNoneThatHasEnded(String address) {
    MessageTemplate page = Shop.saying("<a href=\"" + address + "\">x</a>");
    Map<String, Object> values =
        Map.of("x", true, "path", "evil.example", "whole", "//evil.example", "scheme", "https://");
    List<String> seen = new ArrayList<>();
    Links links = new Links("https://b.example/u/1", "", (index, url) -> seen.add(url) + "", "");

    String html = page.render(Shop.to(Map.of(), values), links).html();

    assertThat(seen).isEmpty();
    assertThat(html).contains("<a href=\"#\">x</a>");
  }

  @Test
  void whereverTheAuthorsHostComesFromAValueBehindItIsAPlaceOnIt() {
    MessageTemplate page =
        Shop.saying(
            "<a href=\"https://{% if trigger.uk %}shop.co.uk{% else %}shop.example{% endif %}/{{"
                + " trigger.path }}\">x</a><a href=\"mailto:{{ trigger.path }}@s.example\">y</a>");
    assertThat(page.render(Shop.to(Map.of(), Map.of("path", "ann")), Shop.LINKS).html())
        .contains("href=\"https://shop.example/ann\"", "href=\"mailto:ann@s.example\"");
  }

  @Test
  void behindTheHostAValueSaysWhereOnIt() {
    MessageTemplate page =
        Shop.saying("<a href=\"{{ trigger.base }}/{{ trigger.path }}?a={{ trigger.path }}\">x</a>");
    Map<String, Object> values = Map.of("base", "https://s.example", "path", "@evil.example");
    assertThat(page.render(Shop.to(Map.of(), values), Shop.LINKS).html())
        .contains("<a href=\"https://s.example/@evil.example?a=%40evil.example\">x</a>");
  }

  /** Only the two addresses that delivery gives are addresses whatever stands before them. */
  @Test
  void aNameThatLooksLikeThatOfALinkIsAValueLikeOthers() {
    MessageTemplate page =
        Shop.saying(
            "{% assign previous_url = trigger.back %}"
                + "<a href=\"https://s.example/?back={{ previous_url }}&amp;b=1\">x</a>"
                + "<a href=\"https://s.example/?u={{ unsubscribe_url }}\">y</a>");
    Map<String, Object> values = Map.of("back", "x&admin=1#");
    assertThat(page.render(Shop.to(Map.of(), values), Shop.LINKS).html())
        .contains("href=\"https://s.example/?back=x%26admin%3D1%23&amp;b=1\"")
        .contains("href=\"https://s.example/?u=https://b.example/u/1\"");
  }
}
