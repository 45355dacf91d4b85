package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an author writes: there is a template that renders, or a problem with its place. */
class AnyTextTest {

  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{%",
          "%}",
          "{{-",
          "-%}",
          " profile.x ",
          " | ",
          "default: ",
          "'a'",
          "\"",
          "'",
          "if ",
          "endif",
          "else",
          "for i in trigger.items ",
          "endfor",
          "assign x = ",
          "capture y",
          "endcapture",
          "raw",
          "endraw",
          "comment",
          "endcomment",
          "include 's'",
          "case x",
          "when 1",
          "endcase",
          "[0]",
          "[profile.x]",
          ".size",
          "(1..3)",
          "==",
          "contains ",
          "\n",
          "<mj-text>",
          "</mj-text>",
          "<mj-section>",
          "<mjml>",
          "</mjml>",
          "<mj-body>",
          "<a href=\"",
          "\">",
          "</a>",
          "<td",
          ">",
          "<!--",
          "-->",
          "<style>",
          "</style>",
          "---\n",
          "subject: x\n",
          "from: a@b\n",
          "layout: base\n",
          "action: x\n",
          "\ud83d\ude00",
          "\u0000",
          "{",
          "}",
          "%",
          "{{ content }}",
          "{{ action }}",
          "{{ unsubscribe_url }}",
          "{% if profile.x %}a{% endif %}",
          "https://s.example/",
          "&amp;",
          "|",
          ":",
          ",");

  private static final String LAYOUT =
      "---\nfrom: a@b\n---\n<mjml><mj-body><mj-section><mj-column>{{ content }}</mj-column>"
          + "</mj-section></mj-body></mjml>";

  private static final String FOOT = "{{ unsubscribe_url }}";

  @Property(tries = 300)
  void asAPage(@ForAll("texts") String text) {
    check("a/message.html", "---\nsubject: x\nfrom: a@b\n---\n" + text + FOOT);
  }

  @Property(tries = 300)
  void asMjmlInALayout(@ForAll("texts") String text) {
    check("a/message.mjml", "---\nsubject: x\nlayout: base\n---\n" + text + FOOT);
  }

  @Property(tries = 200)
  void asAHead(@ForAll("texts") String text) {
    check("a/message.html", "---\n" + text);
    check("a/message.html", "---\nfrom: a@b\nsubject: " + text + "\n---\n" + FOOT);
  }

  private static void check(String path, String text) {
    SourceText source = new SourceText(path, text);
    TemplateReading reading =
        TemplateReader.read(
            List.of(
                new TemplateFile("layouts/base.mjml", new SourceText("base", LAYOUT)),
                new TemplateFile("snippets/s.html", new SourceText("s", "snippet {{ profile.x }}")),
                new TemplateFile(path, source)),
            Vocabulary.NONE);
    if (reading.templates().isEmpty()) {
      assertThat(reading.problems()).isNotEmpty();
      reading.problems().stream()
          .map(Problem::render)
          .forEach(said -> assertThat(said).isNotEmpty());
    } else {
      assertThat(reading.problems()).isEmpty();
      RenderedMessage message = render(reading.templates().get(0));
      assertThat(message == null || message.subject().indexOf('\n') < 0).isTrue();
    }
  }

  /** The message, or null where it cannot be made for this one. */
  private static RenderedMessage render(MessageTemplate template) {
    try {
      return template.render(
          Shop.to(Map.of("x", "<b>"), Map.of("items", List.of(1L, 2L))), Shop.LINKS);
    } catch (RenderException told) {
      return null;
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
  }
}
