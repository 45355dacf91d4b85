package io.beckon.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.delivery.Commands;
import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.smtp.Envelope;
import io.beckon.delivery.smtp.Relay;
import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.delivery.smtp.SmtpClient;
import io.beckon.link.KeyRing;
import io.beckon.schemas.SendCommand;
import io.beckon.template.RenderedMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole mails as the job writes them, before a verifier that other people wrote: Apache jDKIM. */
class DkimVerifiedTest {

  private static final long NOON = Commands.NOON.toEpochMilli();
  private static final KeyRing RING = KeyRing.parse("1:" + "A".repeat(43));
  private static final MailLinks LINKS =
      MailLinks.sealed(RING, "https://m.shop.test", "bounce.shop.test");
  private static final Recipient ANN = Recipient.of("ann@example.org").orElseThrow();

  private static KeyPair keys;
  private static MailWriter writer;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    String key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    writer =
        new MailWriter(
            new MailIdentity("shop.test", "stop@shop.test", "beckonshop"),
            LINKS,
            Optional.of(new DkimSigner("shop.test", "s1", key)));
  }

  /** RFC 8058, 4: a valid signature that covers both headers. */
  @Test
  void marketingIsSignedByUsWithBothHeadersThatUnsubscribe() throws Exception {
    SignatureRecord signature = verified(marketing());
    assertThat(signature.getDToken()).hasToString("shop.test");
    assertThat(signature.getHeaders().stream().map(CharSequence::toString))
        .contains(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-id",
            "feedback-id");
    assertThat(signature.getBodyHashLimit()).as("the whole body").isEqualTo(-1);
  }

  @Test
  void aTransactionalMailIsSignedToo() throws Exception {
    SendCommand receipt = Commands.mail("c2").setCategory("transactional").build();
    assertThat(verified(mail(receipt, "Your receipt", "Thank you")).getHeaders())
        .anyMatch(name -> name.toString().equals("auto-submitted"));
  }

  /** What is folded, encoded, doubled or stripped somewhere between the writer and the wire. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße 👋, Ännchen: dein Korb ist noch da, und er wartet auf dich und auf niemanden sonst",
        "  blanks   and\ttabs  ",
        "a subject that is so long that it is folded, once, and then again, since nobody stopped",
        "x"
      })
  void whateverIsInIt(String words) throws Exception {
    verified(mail(Commands.mail("c1").build(), words, words));
    verified(mail(Commands.mail("c1").build(), words, ".\n..\n" + words + "  \n\n\n" + words));
    verified(mail(Commands.mail("c1").build(), words, words + "\n\n\n\n"));
    verified(mail(Commands.mail("c1").build(), words, (words + ' ').repeat(500)));
  }

  @ParameterizedTest
  @CsvSource({
    "(?m)^List-Unsubscribe-Post: .*$, List-Unsubscribe-Post: List-Unsubscribe=Two-Clicks",
    "https://m.shop.test/u/, https://evil.test/u/",
    "(?m)^From: .*$, From: bank@evil.test",
    "(?m)^Subject: .*$, Subject: another",
    "Thank you, Pay here",
    "(?m)^Feedback-ID: .*$, Feedback-ID: a:b:c:others"
  })
  void whatWasChangedOnTheWayFails(String what, String instead) throws Exception {
    byte[] mail = marketing();
    String changed = text(mail).replaceAll(what, instead);
    assertThat(changed).as("something was changed").isNotEqualTo(text(mail));
    assertThatThrownBy(() -> verified(changed.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FailException.class);
  }

  @Test
  void whatWasTakenOutOrPutInFails() throws Exception {
    String mail = text(marketing());
    List<String> changed =
        List.of(
            mail.replaceFirst("(?m)^List-Unsubscribe-Post: .*\r\n", ""),
            mail.replaceFirst("(?m)^From: ", "From: bank@evil.test\r\nFrom: "),
            mail + "Pay here\r\n");
    for (String other : changed) {
      assertThat(other).isNotEqualTo(mail);
      assertThatThrownBy(() -> verified(other.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(FailException.class);
    }
  }

  @Test
  void anotherKeyFails() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair others = generator.generateKeyPair();
    byte[] mail = marketing();
    assertThatThrownBy(() -> verified(mail, others)).isInstanceOf(FailException.class);
  }

  /** Dots at the beginning of lines are doubled on the wire, and line ends are what mails have. */
  @Test
  void theCopyThatAServerGotIsSignedAsWell() throws Exception {
    byte[] mail = mail(Commands.mail("c1").build(), "Grüße", ".\n..\nÄnnchen \n.end");
    try (ScriptedServer server = new ScriptedServer();
        SmtpClient client = new SmtpClient(relay(server.port()))) {
      client.send(
          new Envelope("b@bounce.shop.test", "ann@example.org", mail), () -> GoAhead.Answer.GO);
      verified(server.taken.get(0).message().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static Relay relay(int port) {
    Duration patience = Duration.ofSeconds(30);
    return new Relay(
        "127.0.0.1", port, Relay.Tls.OFF, "", "", "beckon.test", patience, patience, patience);
  }

  private static byte[] marketing() throws Exception {
    return mail(Commands.mail("c1").build(), "Still there", "Thank you");
  }

  private static byte[] mail(SendCommand command, String subject, String text) throws Exception {
    RenderedMessage message =
        new RenderedMessage(
            "", "The Shop <hello@shop.test>", "", subject, "", "<p>" + text + "</p>", text);
    return writer.write(command, message, ANN, LINKS.of(command), NOON).message();
  }

  private static SignatureRecord verified(byte[] mail) throws Exception {
    return verified(mail, keys);
  }

  private static SignatureRecord verified(byte[] mail, KeyPair pair) throws Exception {
    String record =
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    DKIMVerifier verifier =
        new DKIMVerifier(
            (method, selector, domain) -> {
              assertThat(selector + "._domainkey." + domain).isEqualTo("s1._domainkey.shop.test");
              return List.of(record);
            });
    List<SignatureRecord> signatures = verifier.verify(new ByteArrayInputStream(mail));
    assertThat(signatures).as("there is one signature").hasSize(1);
    return signatures.get(0);
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.UTF_8);
  }
}
