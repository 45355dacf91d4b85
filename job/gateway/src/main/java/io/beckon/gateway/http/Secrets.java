package io.beckon.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keys and passwords, compared so that the time it takes says nothing about them. */
public final class Secrets {

  private Secrets() {}

  /** Whether a text is one of those listed; all of them are looked at. */
  public static boolean isOneOf(List<String> listed, String given) {
    byte[] digest = digest(given);
    boolean found = false;
    for (String secret : listed) {
      found |= MessageDigest.isEqual(digest(secret), digest);
    }
    return found;
  }

  /** All of one length, so that the length is no matter either. */
  public static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Name and password of an {@code Authorization: Basic} header. */
  public static Optional<String[]> basic(String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
