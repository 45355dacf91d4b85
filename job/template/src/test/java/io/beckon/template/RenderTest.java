package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What recipients get. */
class RenderTest {

  private static final String LAYOUT =
      """
      ---
      from: The Shop <hello@shop.example>
      ---
      <mjml>
        <mj-body>
          <mj-section>
            <mj-column>
              {{ content }}
              {{ action }}
              {% include 'footer' %}
            </mj-column>
          </mj-section>
        </mj-body>
      </mjml>
      """;

  private static final String ACTION =
      "<mj-button href=\"{{ action_url }}\">{{ action_text }}</mj-button>";

  private static final String CART =
      """
      ---
      layout: base
      subject: {{ profile.firstName | default: "Hello" }}, your basket waits
      preheader: {{ trigger.items.size }} things, {{ trigger.total | money: trigger.currency }}
      action: Back to my basket
      action_url: https://shop.example/cart/{{ trigger.cart_id }}?from=mail&user={{ profile.email }}
      ---
      <mj-text>Hello {{ profile.firstName | default: "there" }}</mj-text>
      {% for item in trigger.items %}
      <mj-text>{{ item.name }}: {{ item.price | money: trigger.currency }}</mj-text>
      {% endfor %}
      """;

  private static Shop shop() {
    return new Shop()
        .with("layouts/base.mjml", LAYOUT)
        .with("snippets/action.mjml", ACTION)
        .with(
            "snippets/footer.mjml",
            "<mj-text><a href=\"{{ unsubscribe_url }}\">Unsubscribe</a></mj-text>")
        .with(
            "snippets/de/footer.mjml",
            "<mj-text><a href=\"{{ unsubscribe_url }}\">Abbestellen</a></mj-text>")
        .with("cart-first/message.mjml", CART)
        .with(
            "cart-first/de/message.mjml",
            CART.replace("Hello ", "Hallo ").replace("your basket waits", "dein Warenkorb wartet"));
  }

  private static final Map<String, Object> TRIGGER =
      Map.of(
          "cart_id",
          "a b/7",
          "total",
          1234.5,
          "currency",
          "EUR",
          "items",
          List.of(
              Map.of("name", "Mug & <spoon>", "price", 12L),
              Map.of("name", "Lamp", "price", 1222.5)));

  @Test
  void aMessageInItsLayout() {
    RenderedMessage message =
        shop()
            .template()
            .render(
                Shop.to(Map.of("firstName", "Ann", "email", "ann+x@shop.example"), TRIGGER),
                Shop.LINKS);

    assertThat(message.subject()).isEqualTo("Ann, your basket waits");
    assertThat(message.preheader()).isEqualTo("2 things, €1,234.50");
    assertThat(message.from()).isEqualTo("The Shop <hello@shop.example>");
    assertThat(message.html())
        .contains("Mug &amp; &lt;spoon&gt;: €12.00")
        .contains(
            "href=\"https://shop.example/cart/a%20b/7?from=mail&amp;user=ann%2Bx%40shop.example\"")
        .doesNotContain("{{")
        .doesNotContain("{%");
    assertThat(message.text())
        .isEqualTo(
            """
            Hello Ann
            Mug & <spoon>: €12.00
            Lamp: €1,222.50

            Back to my basket (https://shop.example/cart/a%20b/7?from=mail&user=ann%2Bx%40shop.example)

            Unsubscribe (https://b.example/u/1)
            """);
  }

  @Test
  void theLanguageOfTheReader() {
    MessageTemplate template = shop().template();
    RenderedMessage austrian =
        template.render(
            Shop.to(Map.of("firstName", "Ann", "locale", "de_AT"), TRIGGER), Shop.LINKS);
    RenderedMessage french =
        template.render(
            Shop.to(Map.of("firstName", "Ann", "locale", "fr-FR"), TRIGGER), Shop.LINKS);

    assertThat(austrian.subject()).isEqualTo("Ann, dein Warenkorb wartet");
    assertThat(austrian.preheader()).isEqualTo("2 things, €\u00a01.234,50");
    assertThat(austrian.text()).contains("Abbestellen");
    assertThat(french.subject()).isEqualTo("Ann, your basket waits");
    assertThat(french.preheader()).isEqualTo("2 things, €1,234.50");
  }

  @Test
  void thePlainTextOfTheAuthorIsTaken() {
    RenderedMessage message =
        shop()
            .with("snippets/sign.txt", "-- The Shop & {{ profile.firstName }}")
            .with(
                "cart-first/message.txt", "Your basket: {{ trigger.total }}\n{% include 'sign' %}")
            .template()
            .render(Shop.to(Map.of("firstName", "<Ann>"), TRIGGER), Shop.LINKS);

    assertThat(message.text()).isEqualTo("Your basket: 1234.5\n-- The Shop & <Ann>");
    assertThat(message.html()).contains("Hello &lt;Ann&gt;");
  }

  @Test
  void theActionStandsWhereTheMessagePutsIt() {
    String above = CART.replace("<mj-text>Hello", "{{ action }}\n<mj-text>Hello");
    String html =
        shop()
            .with("cart-first/message.mjml", above)
            .template()
            .render(Shop.to(Map.of(), TRIGGER), Shop.LINKS)
            .html();

    assertThat(html).containsOnlyOnce("Back to my basket");
    assertThat(html.indexOf("Back to my basket")).isLessThan(html.indexOf("Hello there"));
  }
}
