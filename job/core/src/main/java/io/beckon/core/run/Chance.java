package io.beckon.core.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Chance that is none: a function of names, so that a user meets the same fate every time. */
final class Chance {

  private Chance() {}

  /**
   * A number from 0, inclusive, to 1, exclusive: the first 8 bytes, big-endian, of SHA-256 over the
   * UTF-8 of the text as a fraction of 2^64, of which as many bits count as a double holds.
   */
  static double of(String text) {
    byte[] bytes = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(bytes).getLong() >>> 11) * 0x1p-53;
  }

  /**
   * The variant of a split for a user: each scores its weight / -ln(u), u being the chance of
   * {@code split|campaign|split|variant|user}, and the highest wins; of equal ones the first. So a
   * variant that is added or grows takes users from the others, and no others change theirs.
   *
   * @param weights by variant, in the order of the file
   */
  static String variant(String campaign, String split, Map<String, Integer> weights, String user) {
    String winner = null;
    double highest = -1;
    for (Map.Entry<String, Integer> variant : weights.entrySet()) {
      String text = String.join("|", "split", campaign, split, variant.getKey(), user);
      // Strict: the same on every machine.
      double score = variant.getValue() / -StrictMath.log(of(text));
      if (score > highest) {
        highest = score;
        winner = variant.getKey();
      }
    }
    return winner;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
