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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bounces and complaints, as mail servers hand them on. */
class ReturnedMailTest {

  private static final String VERP =
      new ReturnAddresses(KeyRing.parse(RunningGateway.LINK_KEYS), "bounce.example.com")
          .address(MESSAGE.commandId());

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            Map.of(
                "BECKON_MAIL_KEYS", "old-mail-password,mail-password",
                "BECKON_MAIL_BOUNCE_DOMAIN", "bounce.example.com"));
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
}
