package io.beckon.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DkimSignerTest {

  private static final String HEADER =
      "From: Shop <shop@example.org>\r\n"
          + "To: ann@example.net\r\n"
          + "Subject:  Hello \t there\r\n\tand more \r\n"
          + "X-Other: not signed\r\n"
          + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";

  private static KeyPair keys;
  private static DkimSigner signer;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    String base64 = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    signer =
        new DkimSigner(
            "example.org",
            "s1",
            "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  /** The body of the example in RFC 6376, 3.4.5, and what it is canonically. */
  @Test
  void theBodysHashIsOverItsRelaxedForm() throws Exception {
    String signed = sign(HEADER + "\r\n C \r\nD \t E\r\n\r\n\r\n");
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(" C\r\nD E\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(tag(signed, "bh")).isEqualTo(Base64.getEncoder().encodeToString(hash));
  }

  @Test
  void theSignatureIsOverTheHeadersNamedFromTheLastUpwards() throws Exception {
    String signed = sign(HEADER + "\r\nbody\r\n");
    assertThat(tag(signed, "h")).isEqualTo("list-unsubscribe-post:subject:to:from:from");
    String field = signed.substring(0, signed.indexOf("From: "));
    String unsigned = field.substring(0, field.indexOf(" b=") + 3);
    String canonical =
        "list-unsubscribe-post:List-Unsubscribe=One-Click\r\n"
            + "subject:Hello there and more\r\n"
            + "to:ann@example.net\r\n"
            + "from:Shop <shop@example.org>\r\n"
            + "dkim-signature:"
            + unsigned.substring("DKIM-Signature: ".length()).replaceAll("\\s+", " ");
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(keys.getPublic());
    rsa.update(canonical.getBytes(StandardCharsets.UTF_8));
    assertThat(rsa.verify(Base64.getDecoder().decode(tag(signed, "b")))).isTrue();
  }

  @Test
  void theMailItselfStaysAsItIs() {
    String mail = HEADER + "\r\nbody\r\n";
    String signed = sign(mail);
    assertThat(signed).startsWith("DKIM-Signature: v=1; a=rsa-sha256;").endsWith(mail);
    assertThat(signed.lines()).allMatch(line -> line.length() < 100);
    assertThat(tag(signed, "d")).isEqualTo("example.org");
    assertThat(tag(signed, "s")).isEqualTo("s1");
  }

  @Test
  void aKeyThatIsNoneIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> new DkimSigner("example.org", "s1", "c2VjcmV0"))
        .hasMessageContaining("PKCS#8")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
  }

  private static String sign(String mail) {
    byte[] bytes = signer.sign(mail.getBytes(StandardCharsets.UTF_8), 1_750_000_000_000L);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String tag(String signed, String name) {
    String field = signed.substring(0, signed.indexOf("From: ")).replaceAll("\\s", "");
    String from = field.substring(field.indexOf(";" + name + "=") + name.length() + 2);
    int end = from.indexOf(';');
    return end < 0 ? from : from.substring(0, end);
  }
}
