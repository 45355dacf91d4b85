package io.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.endtoend.part.Web;
import io.beckon.inbox.Mail;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers say goes through all parts and does no harm. */
@Tag("slow")
@ExtendWith(Installation.Shared.class)
class HostileInputTest {

  private static final int TEN_MB = 10 << 20;

  @Test
  void aNameIsNoHeaderNoTemplateAndNoScript(Installation shop) {
    String name =
        "Eve\r\nBcc: all@evil.example\r\n\r\n{{ 7 | times: 7 }}{% for i in (1..9) %}<script>\u202e";
    shop.identify("eve", Map.of("email", shop.address("eve"), "firstName", name));
    shop.track("eve", "signed_up", Map.of());
    Mail mail = Await.found("her letter", () -> shop.mailsTo("eve").stream().findFirst());
    assertThat(mail.subject())
        .isEqualTo(
            "Hello Eve Bcc: all@evil.example {{ 7 | times: 7 }}{% for i in (1..9) %}<script>");
    String raw = new String(mail.raw(), StandardCharsets.ISO_8859_1);
    String header = raw.substring(0, raw.indexOf("\r\n\r\n"));
    assertThat(header.lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script>", "\u202e");
    assertThat(shop.mails()).noneMatch(other -> other.to().contains("evil"));
  }

  @Test
  void tenMegabytesAreRefusedAtTheDoorAndSetAsideInTheLog(Installation shop) throws Exception {
    String huge = "x".repeat(TEN_MB);
    String message =
        "{\"type\":\"track\",\"userId\":\"huge\",\"event\":\"offer_wanted\",\"messageId\":\"h\","
            + "\"properties\":{\"all\":\"%s\"}}";
    assertThat(shop.call("{\"batch\":[" + message.formatted(huge) + "]}")).isEqualTo(413);
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers", shop.kafka(),
            "max.request.size", String.valueOf(2 * TEN_MB),
            "buffer.memory", String.valueOf(4 * TEN_MB));
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("events", "huge", message.formatted(huge))).get();
    }
    Await.until(
        "it is set aside",
        () ->
            shop.topics().deadLetters().stream()
                .anyMatch(letter -> letter.getReason().equals("too_large")));
    // Who comes behind it is served, and what is large and not too large is as well.
    shop.comes("next");
    shop.track("next", "cart_item_added", Map.of("name", "y".repeat(20_000)));
    assertThat(shop.mail("next", "Your basket is waiting").html()).contains("yyyy");
    assertThat(shop.topics().journeys("huge")).isEmpty();
  }

  @Test
  void aForgedTokenLeadsNowhereAndSaysNothing(Installation shop) {
    shop.comes("owner");
    shop.track("owner", "offer_wanted", Map.of());
    Mail mail = shop.mail("owner", "An offer");
    for (String kind : new String[] {"c", "u", "p"}) {
      String link = Web.link(mail, kind);
      char middle = link.charAt(link.length() - 20);
      String forged =
          link.substring(0, link.length() - 20)
              + (middle == 'A' ? 'B' : 'A')
              + link.substring(link.length() - 19);
      assertThat(shop.web().get(forged).statusCode()).isEqualTo(404);
      assertThat(shop.web().get(forged).headers().firstValue("Location")).isEmpty();
      if (!kind.equals("c")) {
        assertThat(shop.web().post(forged, "all=yes", Map.of()).statusCode()).isEqualTo(404);
      }
      // One kind's token in another kind's place.
      String token = link.substring(link.lastIndexOf('/') + 1);
      String other = kind.equals("u") ? "p" : "u";
      assertThat(
              shop.web()
                  .post(shop.gateway() + "/" + other + "/" + token, "", Map.of())
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(shop.topics().events("owner", "unsubscribed")).isEmpty();
    assertThat(shop.topics().events("owner", "preferences_saved")).isEmpty();
    assertThat(shop.topics().events("owner", "message_clicked")).isEmpty();
  }
}
