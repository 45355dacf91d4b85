package io.beckon.delivery.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs mails as RFC 6376 has it: rsa-sha256, relaxed in header and body. Both headers that
 * unsubscribe by one click are signed, as RFC 8058 asks.
 *
 * <p>The library that there is for this brings eight megabytes of cryptography that Java has; what
 * is signed is some lines of text.
 */
public final class DkimSigner {

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int FOLD = 70;

  private static final Set<String> SIGNED =
      Set.of(
          "from",
          "to",
          "reply-to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "list-id",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "feedback-id",
          "auto-submitted");

  private final String domain;
  private final String selector;
  private final PrivateKey key;

  /**
   * A signer.
   *
   * @param selector the public key stands in DNS at {@code SELECTOR._domainkey.DOMAIN}
   * @param pem private RSA key, PKCS#8, with or without the lines around it
   * @throws IllegalArgumentException where it is none; it is not repeated
   */
  public DkimSigner(String domain, String selector, String pem) {
    this.domain = domain;
    this.selector = selector;
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    PrivateKey read;
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      read = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Its own message may repeat a part of the key.
      throw new IllegalArgumentException(
          "the key for DKIM is no RSA key of the form PKCS#8 (openssl genpkey -algorithm RSA)");
    }
    this.key = read;
  }

  /**
   * The mail with its signature in front.
   *
   * @param message header and body with CRLF at line ends
   * @param now epoch milliseconds
   */
  public byte[] sign(byte[] message, long now) {
    int end = endOfHeader(message);
    List<String> headers = headers(new String(message, 0, end, StandardCharsets.UTF_8));
    byte[] body = relaxed(message, end + 2);
    List<String> names = new ArrayList<>();
    StringBuilder signed = new StringBuilder();
    // From the last one upwards, as verifiers look for them.
    for (int i = headers.size() - 1; i >= 0; i--) {
      String header = headers.get(i);
      String name = header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
      if (SIGNED.contains(name)) {
        names.add(name);
        signed.append(relaxed(header)).append("\r\n");
      }
    }
    // Named once more than it is there: nobody can add a second one.
    names.add("from");
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      String unsigned =
          "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d="
              + domain
              + "; s="
              + selector
              + "; t="
              + now / 1_000
              + ";\r\n h="
              + String.join(":\r\n  ", names)
              + ";\r\n bh="
              + Base64.getEncoder().encodeToString(hash)
              + ";\r\n b=";
      signed.append(relaxed(unsigned));
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(key);
      rsa.update(signed.toString().getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(rsa.sign());
      byte[] header = (unsigned + folded(signature) + "\r\n").getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream whole = new ByteArrayOutputStream(header.length + message.length);
      whole.writeBytes(header);
      whole.writeBytes(message);
      return whole.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has RSA and SHA-256", e);
    }
  }

  private static String folded(String base64) {
    return String.join("\r\n  ", base64.split("(?<=\\G.{" + FOLD + "})"));
  }

  /** Behind the last header's line end. */
  private static int endOfHeader(byte[] message) {
    for (int i = 0; i + 3 < message.length; i++) {
      if (message[i] == '\r'
          && message[i + 1] == '\n'
          && message[i + 2] == '\r'
          && message[i + 3] == '\n') {
        return i + 2;
      }
    }
    throw new IllegalArgumentException("A mail has an empty line behind its header");
  }

  private static List<String> headers(String text) {
    return List.of(text.split("\r\n(?![ \t])"));
  }

  private static String relaxed(String header) {
    int colon = header.indexOf(':');
    String value = header.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
    return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ':' + value.strip();
  }

  /** Blanks together, none at line ends, no empty lines at the end. */
  private static byte[] relaxed(byte[] message, int from) {
    ByteArrayOutputStream relaxed = new ByteArrayOutputStream(message.length - from);
    int emptyLines = 0;
    int at = from;
    while (at < message.length) {
      int end = at;
      while (end < message.length && message[end] != '\n') {
        end++;
      }
      byte[] line = line(message, at, end);
      if (line.length == 0) {
        emptyLines++;
      } else {
        for (; emptyLines > 0; emptyLines--) {
          relaxed.writeBytes(LINE_END);
        }
        relaxed.writeBytes(line);
        relaxed.writeBytes(LINE_END);
      }
      at = end + 1;
    }
    return relaxed.toByteArray();
  }

  private static byte[] line(byte[] message, int from, int to) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(to - from);
    boolean blank = false;
    for (int i = from; i < to; i++) {
      byte next = message[i];
      if (next == ' ' || next == '\t') {
        blank = true;
      } else if (next != '\r') {
        if (blank) {
          line.write(' ');
        }
        blank = false;
        line.write(next);
      }
    }
    return line.toByteArray();
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "DKIM " + selector + "._domainkey." + domain;
  }
}
