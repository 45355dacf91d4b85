package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.basic;
import static io.beckon.gateway.RunningGateway.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of Mailgun and Postmark, and who may report for SES. */
class ProvidersTest {

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            Map.of(
                "BECKON_MAILGUN_KEYS", "mailgun-key",
                "BECKON_POSTMARK_KEYS", "postmark-password",
                "BECKON_SES_TOPICS", "arn:aws:sns:eu-west-1:1:bounces"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String now() {
    return String.valueOf(gateway.clock.instant().getEpochSecond());
  }

  private static HttpResponse<String> mailgun(String key, String time, String event)
      throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature =
        HexFormat.of().formatHex(mac.doFinal((time + "tok").getBytes(StandardCharsets.UTF_8)));
    String body =
        """
        {"signature":{"timestamp":"%s","token":"tok","signature":"%s"},
         "event-data":{"id":"i1","user-variables":{"beckon":"%s"},%s}}
        """
            .formatted(time, signature, returned(), event);
    return gateway.send(
        RunningGateway.to(gateway.base() + "/returns/mailgun").POST(BodyPublishers.ofString(body)));
  }

  @Test
  void mailgunReportsOneByOne() throws Exception {
    mailgun(
        "mailgun-key",
        now(),
        "\"event\":\"failed\",\"severity\":\"permanent\","
            + "\"delivery-status\":{\"code\":550,\"enhanced-code\":\"5.1.1\"}");
    assertThat(gateway.log.event().properties())
        .containsEntry("permanent", true)
        .containsEntry("reason", "5.1.1");
    mailgun(
        "mailgun-key",
        now(),
        "\"event\":\"failed\",\"severity\":\"permanent\",\"delivery-status\":{\"code\":605}");
    assertThat(gateway.log.event().properties()).containsEntry("reason", "605");
    mailgun("mailgun-key", now(), "\"event\":\"failed\",\"severity\":\"temporary\"");
    mailgun("mailgun-key", now(), "\"event\":\"opened\"");
    assertThat(gateway.log.isEmpty()).isTrue();
    mailgun("mailgun-key", now(), "\"event\":\"complained\"");
    assertThat(gateway.log.event().name()).isEqualTo("message_complained");
  }

  @Test
  void mailgunsSignatureIsAsked() throws Exception {
    String event = "\"event\":\"complained\"";
    assertThat(mailgun("other-key", now(), event).statusCode()).isEqualTo(401);
    assertThat(mailgun("mailgun-key", "1600000000", event).statusCode()).isEqualTo(401);
    assertThat(mailgun("mailgun-key", "", event).statusCode()).isEqualTo(401);
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  private static HttpResponse<String> postmark(String password, String body) throws Exception {
    return gateway.send(
        RunningGateway.to(gateway.base() + "/returns/postmark")
            .header("Authorization", basic("postmark", password))
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void postmarkGivesTheTokenInPieces() throws Exception {
    String token = returned();
    String metadata =
        "\"Metadata\":{\"beckon-1\":\"%s\",\"beckon-2\":\"%s\"}"
            .formatted(token.substring(0, 80), token.substring(80));
    postmark(
        "postmark-password",
        "{\"RecordType\":\"Bounce\",\"Type\":\"HardBounce\",\"MessageID\":\"m\"," + metadata + "}");
    assertThat(gateway.log.event().properties())
        .containsEntry("permanent", true)
        .containsEntry("reason", "HardBounce");
    postmark(
        "postmark-password",
        "{\"RecordType\":\"Bounce\",\"Type\":\"SoftBounce\",\"MessageID\":\"m\"," + metadata + "}");
    assertThat(gateway.log.event().properties()).containsEntry("permanent", false);
    postmark(
        "postmark-password",
        "{\"RecordType\":\"SpamComplaint\",\"MessageID\":\"m\"," + metadata + "}");
    assertThat(gateway.log.event().name()).isEqualTo("message_complained");
    assertThat(postmark("wrong", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void sesIsHeardFromItsOwnTopicsOnly() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            RunningGateway.to(gateway.base() + "/returns/ses")
                .POST(
                    BodyPublishers.ofString(
                        "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:eu-west-1:2:x\"}")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("The topic is not one of ses.topics");
  }

  /** Under one id the second would be taken for the first come again. */
  @Test
  void aHardBounceBehindASoftOneIsAnotherEvent() throws Exception {
    String bounce =
        "{\"RecordType\":\"Bounce\",\"Type\":\"%s\",\"MessageID\":\"m\",\"Metadata\":{\"beckon\":\"%s\"}}";
    for (String type : List.of("SoftBounce", "HardBounce", "HardBounce")) {
      postmark("postmark-password", bounce.formatted(type, returned()));
    }
    List<Event> events = gateway.log.events();
    assertThat(events)
        .extracting(event -> event.properties().get("permanent"))
        .containsExactly(false, true, true);
    assertThat(events.get(1).messageId())
        .isNotEqualTo(events.get(0).messageId())
        .isEqualTo(events.get(2).messageId());
  }
}
