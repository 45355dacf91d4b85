package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that were made to do harm. */
class HostileValuesTest {

  private static final String PAGE =
      """
      ---
      from: {{ profile.shop }} <hello@shop.example>
      reply_to: {{ profile.owner }}
      subject: For {{ profile.name }}
      preheader: {{ profile.name }}
      category: transactional
      raw: trigger.article
      ---
      """;

  private static RenderedMessage message(String html, String name) {
    Map<String, Object> profile = new HashMap<>(Map.of("name", name, "shop", "Shop " + name));
    profile.put("owner", "a@b.example" + name);
    return new Shop()
        .with("test/message.html", PAGE + html)
        .template()
        .render(Shop.to(profile, Map.of("url", name, "article", "<b>x</b>")), Shop.LINKS);
  }

  @Test
  void aNameIsNeverHtml() {
    RenderedMessage message =
        message("<p title=\"{{ profile.name }}\">{{ profile.name }}</p>", "<script>\"'&");
    assertThat(message.html())
        .contains("<p title=\"&lt;script&gt;&quot;&#39;&amp;\">&lt;script&gt;&quot;&#39;&amp;</p>");
    assertThat(message.subject()).isEqualTo("For <script>\"'&");
    assertThat(message.text()).isEqualTo("<script>\"'&\n");
  }

  @Test
  void aNameIsNeverATemplate() {
    RenderedMessage message = message("{{ profile.name }}", "{{ profile.shop }}{% assign x = 1 %}");
    assertThat(message.subject()).isEqualTo("For {{ profile.shop }}{% assign x = 1 %}");
    assertThat(message.text()).isEqualTo("{{ profile.shop }}{% assign x = 1 %}\n");
  }

  @Test
  void aNameEndsNoHeader() {
    RenderedMessage message = message("x", "Ann\r\nBcc: all@b.example\u2028y\u0000z\u0085w");
    String line = "Ann Bcc: all@b.example yz w";
    assertThat(message.subject()).isEqualTo("For " + line);
    assertThat(message.from()).isEqualTo("Shop " + line + " <hello@shop.example>");
    assertThat(message.replyTo()).isEqualTo("a@b.example" + line);
    assertThat(message.preheader()).isEqualTo(line);
  }

  @Test
  void aNameTurnsNoLineRound() {
    RenderedMessage message = message("{{ profile.name }}", "a\u202eb\u2066c");
    assertThat(message.subject()).isEqualTo("For abc");
    assertThat(message.html()).contains("abc").doesNotContain("\u202e").doesNotContain("\u2066");
  }

  @Test
  void aLinkIsNeverAScript() {
    for (String url :
        List.of(
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "java\tscript:alert(1)",
            "//evil.example",
            "&#106;avascript:alert(1)")) {
      assertThat(message("<a href=\"{{ trigger.url }}\">x</a>", url).html())
          .as(url)
          .contains("<a href=\"#\">x</a>");
    }
  }

  @Test
  void aValueEndsNoAddress() {
    assertThat(message("<a href=\"https://s.example/{{ trigger.url }}\">x</a>", "\"><b>").html())
        .contains("<a href=\"https://s.example/%22%3E%3Cb%3E\">x</a>");
    assertThat(
            message("<a href=\"https://s.example/?a={{ trigger.url }}\">x</a>", "1&b=2#c").html())
        .contains("<a href=\"https://s.example/?a=1%26b%3D2%23c\">x</a>");
  }

  @Test
  void onlyWhatItsAuthorListsIsWrittenAsItIs() {
    assertThat(message("{{ trigger.article | raw }}", "").html()).contains("<b>x</b>");
    TemplateReading reading =
        new Shop().with("test/message.html", PAGE + "{{ trigger.url | raw }}").read();
    assertThat(Shop.said(reading)).contains("`trigger.url` may hold anything");
  }

  @Test
  void whatIsCapturedIsEscapedOnce() {
    assertThat(
            message(
                    "{% capture hi %}<b>{{ profile.name }}</b>{% endcapture %}{{ hi }}"
                        + "{% assign again = hi %}{{ again }}{{ hi | default: 'x' }}",
                    "a & b")
                .html())
        .contains("<b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b>");
  }
}
