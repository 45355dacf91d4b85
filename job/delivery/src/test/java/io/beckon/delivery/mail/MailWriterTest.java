package io.beckon.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.beckon.delivery.Commands;
import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.smtp.Envelope;
import io.beckon.delivery.smtp.Relay;
import io.beckon.delivery.smtp.SmtpClient;
import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.Message;
import io.beckon.link.ReturnAddresses;
import io.beckon.link.Returned;
import io.beckon.link.Tokens;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.RenderedMessage;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MailWriterTest {

  private static final long NOON = Commands.NOON.toEpochMilli();
  private static final Recipient ANN = Recipient.of("ann@example.org").orElseThrow();

  private final KeyRing ring = KeyRing.parse("1:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  private final MailLinks links = MailLinks.sealed(ring, "https://m.shop.test", "bounce.shop.test");
  private final MailWriter writer =
      new MailWriter(
          new MailIdentity("shop.test", "stop@shop.test", "beckonshop"),
          links,
          java.util.Optional.empty());

  private final SendCommand marketing = Commands.mail("c1").build();
  private final SendCommand transactional =
      Commands.mail("c2").setCategory("transactional").build();

  @Test
  void textAndHtmlAreAlternativesInUtf8() throws Exception {
    MimeMessage mail = parsed(write(marketing, message("Grüße 👋", "Ännchen <shop@shop.test>")));
    assertThat(mail.getSubject()).isEqualTo("Grüße 👋");
    assertThat(mail.getFrom()[0].toString()).contains("shop@shop.test");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hallo Ännchen\r\n.\r\n");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Hallo Ännchen</p>");
  }

  @Test
  void itsDateIsThatOfTheAttempt() throws Exception {
    MimeMessage mail = parsed(write(marketing, message("s", "shop@shop.test")));
    assertThat(mail.getSentDate()).isEqualTo(Commands.NOON);
    assertThat(mail.getHeader("Date", null)).endsWith(":00 +0000").contains(", ");
  }

  @Test
  void everyLineEndsAsMailsDo() throws Exception {
    RenderedMessage message =
        new RenderedMessage(
            "", "shop@shop.test", "", "s", "", "<p>a</p>\n<p>b</p>\r", "a\nb\rc\r\nd");
    String mail = new String(write(marketing, message).message(), StandardCharsets.UTF_8);
    assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(mail).contains("a\r\nb\r\nc\r\nd");
  }

  @Test
  void partsComeBackAsTheyWereWhateverStandsInThem() throws Exception {
    String long7bit = "x".repeat(998);
    String tooLong = "x".repeat(999);
    String greek = "\u03b1\u03b2\u03b3 ".repeat(40);
    String boundary = "--=_beckon\r\nContent-Type: text/html\r\n\r\n<b>--=_beckon_0--";
    for (String text : List.of("", long7bit, tooLong, greek, boundary, "a = b \t\r\n", "\u0000")) {
      MimeMessage mail =
          parsed(
              write(marketing, new RenderedMessage("", "shop@shop.test", "", "s", "", text, text)));
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      assertThat(parts.getCount()).isEqualTo(2);
      assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text);
      assertThat(parts.getBodyPart(1).getContent()).isEqualTo(text);
    }
  }

  @Test
  void aPartIsEncodedOnlyWhereItHasTo() throws Exception {
    assertThat(encoding("as it is\r\n" + "x".repeat(998))).isEqualTo("7bit");
    assertThat(encoding("x".repeat(999))).isEqualTo("quoted-printable");
    assertThat(encoding("Gr\u00fc\u00dfe an alle")).isEqualTo("quoted-printable");
    assertThat(encoding("\u03b1\u03b2\u03b3")).isEqualTo("base64");
  }

  private String encoding(String text) throws Exception {
    RenderedMessage message = new RenderedMessage("", "shop@shop.test", "", "s", "", "", text);
    MimeMultipart parts = (MimeMultipart) parsed(write(marketing, message)).getContent();
    return parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")[0];
  }

  @Property(tries = 500)
  void norIsAnyPartChangedOnItsWay(@ForAll String text) throws Exception {
    String withLines = text.replaceAll("\r\n|\r|\n", "\r\n");
    String inUtf8 = new String(withLines.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    RenderedMessage message = new RenderedMessage("", "shop@shop.test", "", "s", "", text, text);
    MimeMultipart parts = (MimeMultipart) parsed(write(marketing, message)).getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(inUtf8);
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo(inUtf8);
  }

  @Test
  void everyAttemptCarriesTheSameMessageId() throws Exception {
    assertThat(parsed(write(marketing, message("one", "shop@shop.test"))).getMessageID())
        .isEqualTo("<c1@shop.test>")
        .isEqualTo(parsed(write(marketing, message("two", "shop@shop.test"))).getMessageID());
  }

  @Test
  void marketingCanBeUnsubscribedByOneClick() throws Exception {
    MimeMessage mail = parsed(write(marketing, message("hello", "shop@shop.test")));
    String header = mail.getHeader("List-Unsubscribe", null).replaceAll("\r\n\\s", "");
    assertThat(header)
        .matches("<https://m\\.shop\\.test/u/\\S+>, <mailto:stop@shop\\.test\\?subject=\\S+>");
    String token = header.substring("<https://m.shop.test/u/".length(), header.indexOf('>'));
    Link.Unsubscribe unsubscribe = (Link.Unsubscribe) new Tokens(ring).open(token);
    assertThat(unsubscribe.scope()).isEqualTo(Link.Scope.TOPIC);
    assertThat(unsubscribe.message())
        .isEqualTo(new Message("ann", "c1", "cart", "first", "cart-first", "email", "offers"));
    assertThat(new Tokens(ring).open(mail.getHeader(Returned.HEADER)[0]))
        .isEqualTo(new Returned(unsubscribe.message()));
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Id")).containsExactly("<offers.shop.test>");
    assertThat(mail.getHeader("Feedback-ID")).containsExactly("cart:first:marketing:beckonshop");
    assertThat(mail.getHeader("Auto-Submitted")).isNull();
  }

  @Test
  void transactionalMailIsNoList() throws Exception {
    MimeMessage mail = parsed(write(transactional, message("receipt", "shop@shop.test")));
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    assertThat(mail.getHeader("List-Id")).isNull();
  }

  @Test
  void marketingWithoutAWayOutIsNotSent() {
    assertThatThrownBy(
            () ->
                writer.write(
                    marketing, message("hello", "shop@shop.test"), ANN, Links.plain("", ""), NOON))
        .hasMessage("a marketing mail needs a way to unsubscribe: set mail.link-base");
  }

  @Test
  void bouncesComeBackToAnAddressOfThisMessage() throws Exception {
    Envelope mail = write(marketing, message("hello", "shop@shop.test"));
    assertThat(new ReturnAddresses(ring, "bounce.shop.test").commandId(mail.from())).hasValue("c1");
    assertThat(mail.to()).isEqualTo("ann@example.org");
    assertThat(mail.toString()).doesNotContain("ann", "c1");
  }

  @Test
  void noNameOrSubjectMakesAnotherHeader() throws Exception {
    String evil = "Ann\r\nBcc: eve@example.org\r\n\r\n<script>";
    SendCommand command =
        Commands.mail("c3").setCampaign(evil).setStep(evil).setTopic(evil).build();
    MimeMessage mail = parsed(write(command, message(evil, evil + " <shop@shop.test>")));
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Ann Bcc: eve@example.org <script>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
  }

  @Property(tries = 300)
  void norDoesAnyOtherText(@ForAll String subject, @ForAll String name) throws Exception {
    Envelope envelope;
    try {
      envelope = write(marketing, message(subject, name + " <shop@shop.test>"));
    } catch (MailWriter.BadMailException e) {
      return;
    }
    MimeMessage mail = parsed(envelope);
    List<String> names =
        java.util.Collections.list(mail.getAllHeaders()).stream()
            .map(jakarta.mail.Header::getName)
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "Feedback-ID",
            Returned.HEADER);
    assertThat(mail.getFrom()).hasSize(1);
  }

  @Test
  void aSenderThatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> write(marketing, message("hello", "the shop")))
        .isInstanceOf(MailWriter.BadMailException.class)
        .hasMessageContaining("Name <name@example.org>");
  }

  @Test
  void aWholeMailArrives() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    Relay relay =
        new Relay(
            "127.0.0.1",
            server.getSmtp().getPort(),
            Relay.Tls.OFF,
            "",
            "",
            "",
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    try (SmtpClient client = new SmtpClient(relay)) {
      Envelope mail = write(marketing, message("Grüße 👋", "Ännchen <shop@shop.test>"));
      assertThat(client.send(mail, () -> GoAhead.Answer.GO)).isEqualTo(new Outcome.Accepted(250));
      MimeMessage arrived = server.getReceivedMessages()[0];
      assertThat(arrived.getSubject()).isEqualTo("Grüße 👋");
      assertThat(arrived.getMessageID()).isEqualTo("<c1@shop.test>");
      MimeMultipart parts = (MimeMultipart) arrived.getContent();
      assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hallo Ännchen\r\n.\r\n");
    } finally {
      server.stop();
    }
  }

  private static RenderedMessage message(String subject, String from) {
    return new RenderedMessage(
        "de", from, "", subject, "", "<p>Hallo Ännchen</p>", "Hallo Ännchen\r\n.\r\n");
  }

  private Envelope write(SendCommand command, RenderedMessage message)
      throws MailWriter.BadMailException {
    return writer.write(command, message, ANN, links.of(command), NOON);
  }

  private static MimeMessage parsed(Envelope mail) throws Exception {
    return new MimeMessage((Session) null, new ByteArrayInputStream(mail.message()));
  }
}
