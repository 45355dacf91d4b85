package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a campaign changes in a message without a template of its own, and coupons. */
class VariantsTest {

  private static final String PAGE =
      """
      ---
      from: a@b.example
      subject: Hello
      preheader: As ever
      ---
      <body><h1>{{ vary.headline | default: "Come back" }}</h1>
      {% if variants.offer == "ten" %}Ten{% endif %} {{ journey.percent }} % {{ campaign.step }}
      {{ coupon.summer }} <a href="{{ unsubscribe_url }}">stop</a></body>
      """;

  private final MessageTemplate template = new Shop().with("test/message.html", PAGE).template();

  private static MergeData data(Map<String, String> vary, Map<String, String> coupons) {
    return new MergeData(
        Map.of("firstName", "Ann"),
        Map.of(),
        Map.of(),
        Map.of("percent", 10L),
        Map.of("offer", "ten"),
        vary,
        Map.of("id", "cart", "step", "first"),
        coupons,
        Shop.NOON,
        Shop.UTC);
  }

  @Test
  void anotherSubjectAndPreheaderAreTemplatesThemselves() {
    RenderedMessage message =
        template.render(
            data(
                Map.of(
                    "subject", "{{ profile.firstName | upcase }}, one more thing",
                    "preheader", "For {{ profile.firstName }}",
                    "headline", "Was it <the> price?"),
                Map.of("summer", "S-1")),
            Shop.LINKS);

    assertThat(message.subject()).isEqualTo("ANN, one more thing");
    assertThat(message.preheader()).isEqualTo("For Ann");
    assertThat(message.html())
        .contains("<h1>Was it &lt;the&gt; price?</h1>")
        .containsPattern("<body><div style=\"display:none[^>]*\">For Ann&#847;");
    assertThat(message.text()).contains("Ten 10 % first S-1").doesNotContain("For Ann");
  }

  @Test
  void whatIsNotVariedIsTheTemplates() {
    RenderedMessage message = template.render(data(Map.of(), Map.of("summer", "S-1")), Shop.LINKS);
    assertThat(message.subject()).isEqualTo("Hello");
    assertThat(message.preheader()).isEqualTo("As ever");
    assertThat(message.html()).contains("<h1>Come back</h1>");
  }

  @Test
  void aVariantThatIsNoTemplate() {
    RenderException e =
        catchThrowableOfType(
            RenderException.class,
            () ->
                template.render(
                    data(Map.of("subject", "{{ profile."), Map.of("summer", "S-1")), Shop.LINKS));
    assertThat(e.reason()).isEqualTo(RenderException.Reason.BAD_VARIANT);
  }

  @Test
  void theTemplateSaysOfWhichPoolsItNeedsACode() {
    assertThat(template.couponPools(Map.of())).isEqualTo(Set.of("summer"));
    RenderException e =
        catchThrowableOfType(
            RenderException.class, () -> template.render(data(Map.of(), Map.of()), Shop.LINKS));
    assertThat(e.reason()).isEqualTo(RenderException.Reason.NO_COUPON);
    assertThat(e).hasMessage("there is no code from the pool `summer`");
  }
}
