package io.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.inbox.Mail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unsubscribing as a mail program does it: RFC 8058. */
@Tag("slow")
@ExtendWith(Installation.Shared.class)
class OneClickTest {

  private static final String MULTIPART =
      "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";

  @ParameterizedTest
  @CsvSource({
    "urla, application/x-www-form-urlencoded",
    "mula, multipart/form-data; boundary=b",
  })
  void onePostAndTheNextMessageIsHeldBack(String user, String type, Installation shop)
      throws Exception {
    shop.comes(user);
    shop.track(user, "offer_wanted", Map.of());
    Mail mail = shop.mail(user, "An offer");
    MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail.raw()));
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String link =
        MimeUtility.unfold(message.getHeader("List-Unsubscribe", null)).replaceAll("[<>]", "");

    // Whatever looks at the link first: a scanner, or a person who thinks better of it.
    assertThat(shop.web().get(link).statusCode()).isEqualTo(200);
    shop.track(user, "offer_wanted", Map.of());
    Await.until("looking changes nothing", () -> shop.mailsTo(user).size() == 2);
    assertThat(shop.topics().events(user, "unsubscribed")).isEmpty();

    String body = type.startsWith("multi") ? MULTIPART : "List-Unsubscribe=One-Click";
    HttpResponse<String> done = shop.web().post(link, body, Map.of("Content-Type", type));
    assertThat(done.statusCode()).as("no redirect, no login").isEqualTo(200);
    assertThat(done.headers().map()).doesNotContainKey("set-cookie");
    assertThat(shop.topics().events(user, "unsubscribed"))
        .as("200 means that the log has it")
        .singleElement()
        .satisfies(said -> assertThat(said.get("topic")).isEqualTo("offers"));

    shop.track(user, "offer_wanted", Map.of());
    Await.until(
        "the next one is held back",
        () -> shop.topics().journeys(user).contains("held_back: unsubscribed: offers"));
    assertThat(shop.mailsTo(user)).hasSize(2);
  }
}
