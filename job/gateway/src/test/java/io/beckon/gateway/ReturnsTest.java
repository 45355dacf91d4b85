package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.MESSAGE;
import static io.beckon.gateway.RunningGateway.basic;
import static io.beckon.gateway.RunningGateway.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.ReturnAddresses;
import io.beckon.link.Target;
import io.beckon.link.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bounces and complaints, from mail servers and from providers. */
class ReturnsTest {

  private static final String VERP =
      new ReturnAddresses(KeyRing.parse(RunningGateway.LINK_KEYS), "bounce.example.com")
          .address(MESSAGE.commandId());

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
                "BECKON_MAIL_KEYS", "old-mail-password,mail-password",
                "BECKON_MAIL_BOUNCE_DOMAIN", "bounce.example.com",
                "BECKON_MAILGUN_KEYS", "mailgun-key",
                "BECKON_POSTMARK_KEYS", "postmark-password",
                "BECKON_SES_TOPICS", "arn:aws:sns:eu-west-1:1:bounces",
                "BECKON_SENDGRID_KEYS",
                    Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String dsn(String action, String status, String original) {
    return """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example
        To: <%s>
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        We are sorry about ann@example.com.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; ann@example.com
        Action: %s
        Status: %s (whatever ann@example.com)
        Diagnostic-Code: smtp; 550 5.1.1 <ann@example.com> unknown

        --b1
        Content-Type: text/rfc822-headers

        %s
        Subject: Your cart

        --b1--
        """
        .formatted(VERP, action, status, original)
        .replace("\n", "\r\n");
  }

  private static String arf(String type, String original) {
    return """
        From: feedback@isp.example
        To: abuse@example.com
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

        --b1
        Content-Type: text/plain

        A complaint.

        --b1
        Content-Type: message/feedback-report

        Feedback-Type: %s
        User-Agent: Isp/1
        Version: 1

        --b1
        Content-Type: message/rfc822

        %s
        To: ann@example.com
        Subject: Your cart

        Hello
        --b1--
        """
        .formatted(type, original)
        .replace("\n", "\r\n");
  }

  private static HttpResponse<String> mail(String mail) throws Exception {
    return gateway.send(
        RunningGateway.to(gateway.base() + "/returns/mail")
            .header("Authorization", basic("mta", "mail-password"))
            .header("Content-Type", "message/rfc822")
            .POST(BodyPublishers.ofString(mail)));
  }

  @Test
  void aBounceIsAnEventOfTheUserWhoseMessageItWas() throws Exception {
    // A long header comes back folded, as it was sent.
    String token = returned();
    String folded = "X-Beckon-Message:\n " + token;
    assertThat(mail(dsn("failed", "5.1.1", folded)).statusCode()).isEqualTo(200);
    Event event = gateway.log.event();
    assertThat(event.name()).isEqualTo("message_bounced");
    assertThat(event.userId()).isEqualTo("ann");
    assertThat(event.properties())
        .isEqualTo(
            Map.of(
                "command_id",
                MESSAGE.commandId(),
                "campaign",
                "cart-recovery",
                "step",
                "first",
                "template",
                "cart-first",
                "channel",
                "email",
                "permanent",
                true,
                "reason",
                "5.1.1"));
  }

  @Test
  void theSameBounceThatComesAgainIsTheSameEvent() throws Exception {
    String mail = dsn("failed", "5.1.1", "X-Beckon-Message: " + returned());
    mail(mail);
    mail(mail.replace("We are sorry", "We are still sorry"));
    List<Event> events = gateway.log.events();
    assertThat(events.get(0).messageId()).isEqualTo(events.get(1).messageId());
    mail(dsn("failed", "5.2.2", "X-Beckon-Message: " + returned()));
    assertThat(gateway.log.event().messageId()).isNotEqualTo(events.get(0).messageId());
  }

  @Test
  void aFullMailboxIsNoBadAddress() throws Exception {
    mail(dsn("failed", "5.2.2", "X-Beckon-Message: " + returned()));
    assertThat(gateway.log.event().properties()).containsEntry("permanent", false);
  }

  @Test
  void aDelayIsNoBounce() throws Exception {
    assertThat(mail(dsn("delayed", "4.4.1", "X-Beckon-Message: " + returned())).statusCode())
        .isEqualTo(200);
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void whereTheHeaderIsLostTheLinkForUnsubscribingSaysWhoseItWas() throws Exception {
    String link = gateway.address(Link.Unsubscribe.from(MESSAGE));
    mail(dsn("failed", "5.1.1", "List-Unsubscribe: <" + link + ">, <mailto:u@example.com>"));
    assertThat(gateway.log.event().userId()).isEqualTo("ann");
  }

  @Test
  void theReturnAddressAloneSaysTheCommand() throws Exception {
    long before = gateway.counters().get(Count.REPORTS_WITHOUT_USER);
    assertThat(mail(dsn("failed", "5.1.1", "X-Other: x")).statusCode()).isEqualTo(200);
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.returns.message())
        .containsEntry("event", "message_bounced")
        .containsEntry("command_id", MESSAGE.commandId())
        .containsEntry("permanent", true)
        .containsEntry("reason", "5.1.1");
    assertThat(gateway.counters().get(Count.REPORTS_WITHOUT_USER)).isEqualTo(before + 1);
  }

  @Test
  void aForgedReturnAddressOrTokenSaysNothing() throws Exception {
    char first = VERP.charAt(5);
    String forged = VERP.replaceFirst("(?<=.{5}).", first == 'a' ? "b" : "a");
    String foreign = returned().replaceFirst("(?<=.{30}).", "-");
    String mail = dsn("failed", "5.1.1", "X-Beckon-Message: " + foreign).replace(VERP, forged);
    assertThat(mail(mail).statusCode()).isEqualTo(200);
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.returns.isEmpty()).isTrue();
    assertThat(gateway.counters().get(Count.REPORTS_UNKNOWN)).isPositive();
  }

  /** A click's link is in many hands: whoever has it must not make its reader unreachable. */
  @Test
  void aLinkOfTheMailIsNoTokenOfAReport() throws Exception {
    String click =
        new Tokens(KeyRing.parse(RunningGateway.LINK_KEYS))
            .seal(new Link.Click(MESSAGE, new Target("https://shop.example/")));
    String mail = dsn("failed", "5.1.1", "X-Beckon-Message: " + click);
    assertThat(mail(mail).statusCode()).isEqualTo(200);
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.returns.message()).as("by its return address").containsKey("command_id");
  }

  @Test
  void aComplaintIsAnEvent() throws Exception {
    mail(arf("abuse", "X-Beckon-Message: " + returned()));
    Event event = gateway.log.event();
    assertThat(event.name()).isEqualTo("message_complained");
    assertThat(event.properties())
        .containsEntry("channel", "email")
        .containsEntry("reason", "abuse");
    mail(arf("not-spam", "X-Beckon-Message: " + returned()));
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void otherMailReportsNothing() throws Exception {
    for (String other :
        List.of(
            "Subject: Out of office\r\n\r\nBack on Monday",
            "",
            "Content-Type: multipart/report; boundary=b\r\n\r\nno parts",
            "Content-Type: multipart/report\r\n\r\n--b\r\n\r\n--b--",
            dsn("failed", "5.1.1", "X: y").replace("Content-Type", "X-Type"))) {
      assertThat(mail(other).statusCode()).as(other).isIn(200, 400);
    }
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void nobodyHandsInMailWithoutThePassword() throws Exception {
    String mail = dsn("failed", "5.1.1", "X-Beckon-Message: " + returned());
    for (String header : List.of(basic("mta", "wrong"), basic("mail-password", ""), "x")) {
      assertThat(
              gateway
                  .send(
                      RunningGateway.to(gateway.base() + "/returns/mail")
                          .header("Authorization", header)
                          .POST(BodyPublishers.ofString(mail)))
                  .statusCode())
          .isEqualTo(401);
    }
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void aLogThatIsAwayIsToldToTheMailServer() throws Exception {
    gateway.log.setAway(true);
    try {
      assertThat(mail(dsn("failed", "5.1.1", "X-Beckon-Message: " + returned())).statusCode())
          .isEqualTo(503);
    } finally {
      gateway.log.setAway(false);
    }
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

  private static String now() {
    return String.valueOf(gateway.clock.instant().getEpochSecond());
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
}
