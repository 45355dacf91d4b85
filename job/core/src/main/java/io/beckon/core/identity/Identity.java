package io.beckon.core.identity;

import io.beckon.core.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names that a replay finds again: functions of what is named, and of nothing else.
 *
 * <p>The first 16 bytes, in hexadecimal, of SHA-256 over the parts, each as UTF-8 behind its length
 * in four bytes, so that no two lists of parts run together into one.
 */
public final class Identity {

  private Identity() {}

  /** A journey: what started it, not when; two triggers may share an instant. */
  public static String journey(String campaign, String user, String per, String... occasion) {
    String[] parts =
        Arrays.copyOf(new String[] {campaign, user, per == null ? "" : per}, 3 + occasion.length);
    System.arraycopy(occasion, 0, parts, 3, occasion.length);
    return hash(parts);
  }

  /** A message: the version is no part of it, so that a moved journey cannot send twice. */
  public static String command(String journeyId, String step) {
    return hash(journeyId, step);
  }

  /** An event that a step emits. */
  public static String event(String journeyId, String step) {
    return hash(journeyId, step, "event");
  }

  /** What a campaign's watcher is told of an item's event: one event enters a campaign once. */
  public static String news(String messageId, String user, String campaign) {
    return hash(messageId, user, campaign, "item");
  }

  private static String hash(String... parts) {
    MessageDigest digest = Sha256.digest();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
