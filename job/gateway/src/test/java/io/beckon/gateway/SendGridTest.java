package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.gateway.http.Counters.Count;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of SendGrid. */
class SendGridTest {

  private static KeyPair keys;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    keys = generator.generateKeyPair();
    gateway =
        new RunningGateway(
            Map.of(
                "BECKON_SENDGRID_KEYS",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String now() {
    return String.valueOf(gateway.clock.instant().getEpochSecond());
  }

  private static HttpResponse<String> sendGrid(String time, String body, KeyPair signer)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate());
    signature.update((time + body).getBytes(StandardCharsets.UTF_8));
    return gateway.send(
        RunningGateway.to(gateway.base() + "/returns/sendgrid")
            .header("X-Twilio-Email-Event-Webhook-Timestamp", time)
            .header(
                "X-Twilio-Email-Event-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature.sign()))
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void sendGridReportsManyAtOnce() throws Exception {
    String token = "\"beckon\":\"" + returned() + "\"";
    String body =
        """
        [{"event":"bounce","type":"bounce","status":"5.1.1","sg_event_id":"e1","email":"ann@example.com",
          "reason":"550 5.1.1 ann@example.com unknown",%1$s},
         {"event":"bounce","type":"blocked","status":"5.7.1","sg_event_id":"e2",%1$s},
         {"event":"spamreport","sg_event_id":"e3",%1$s},
         {"event":"delivered","sg_event_id":"e4",%1$s},
         {"event":"open","sg_event_id":"e5",%1$s},
         {"event":"bounce","sg_event_id":"e6"}]
        """
            .formatted(token);
    assertThat(sendGrid(now(), body, keys).statusCode()).isEqualTo(200);
    List<Event> events = gateway.log.events();
    assertThat(events)
        .extracting(Event::name)
        .containsExactly(
            "message_bounced", "message_bounced", "message_complained", "message_delivered");
    assertThat(events)
        .extracting(event -> event.properties().get("permanent"))
        .startsWith(true, false);
    assertThat(events).extracting(Event::messageId).startsWith("sendgrid:e1", "sendgrid:e2");
    assertThat(events.toString()).doesNotContain("@example.com");
  }

  @Test
  void sendGridsSignatureIsAsked() throws Exception {
    KeyPair foreign = KeyPairGenerator.getInstance("EC").generateKeyPair();
    String body = "[{\"event\":\"spamreport\",\"beckon\":\"" + returned() + "\"}]";
    assertThat(sendGrid(now(), body, foreign).statusCode()).isEqualTo(401);
    String old = String.valueOf(gateway.clock.instant().getEpochSecond() - 100_000);
    assertThat(sendGrid(old, body, keys).statusCode()).isEqualTo(401);
    assertThat(
            gateway
                .send(
                    RunningGateway.to(gateway.base() + "/returns/sendgrid")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(401);
    assertThat(sendGrid(now(), "nonsense", keys).statusCode()).isEqualTo(400);
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  /** Refused as a whole, the call would come again for a day, and the bounce with it never. */
  @Test
  void anOddEventIsSetAsideAndTheOthersAreTaken() throws Exception {
    String bounce =
        "{\"event\":\"bounce\",\"sg_event_id\":\"o1\",\"beckon\":\"" + returned() + "\"}";
    String deep = "{\"event\":\"bounce\",\"a\":" + "{\"a\":".repeat(40) + 1 + "}".repeat(40) + "}";
    String body = "[7, null, \"x\", " + deep + ", {\"event\":{}}, " + bounce + "]";
    assertThat(sendGrid(now(), body, keys).statusCode()).isEqualTo(200);
    assertThat(gateway.log.events()).extracting(Event::messageId).containsExactly("sendgrid:o1");
    assertThat(gateway.counters().get(Count.REPORTS_ODD)).isEqualTo(4);
  }
}
