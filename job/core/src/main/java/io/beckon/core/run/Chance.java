package io.beckon.core.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that is none: what looks drawn by lot is a function of names, so that it is the same for a
 * user every time, in every version and in every replay.
 */
public final class Chance {

  private static final double OF_2_TO_THE_53 = 0x1.0p-53;

  private Chance() {}

  /** Whether a user's messages of a campaign are ghosts; the share is 0 to 1. */
  public static boolean inControl(String campaign, String user, double share) {
    return u("control|" + campaign + "|" + user) < share;
  }

  /** Whether a user gets no marketing at all; the share is 0 to 1. */
  public static boolean heldOut(String user, double share) {
    return u("holdout|" + user) < share;
  }

  /**
   * What a variant of a split scores for a user: the highest takes it. A change of one weight moves
   * only users to or from that variant.
   */
  public static double score(
      String campaign, String split, String variant, int weight, String user) {
    double u = u("split|" + campaign + "|" + split + "|" + variant + "|" + user);
    // Strict: a logarithm that differs in its last bit could tell two machines apart.
    return weight / -StrictMath.log(u);
  }

  /**
   * The first 8 bytes, big-endian, of SHA-256 over the UTF-8 of a text, as a fraction of 2^64: at
   * least 0, less than 1. Of its bits as many are used as a double can tell apart.
   */
  public static double u(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> 11) * OF_2_TO_THE_53;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
