package io.beckon.core.identity;

import io.beckon.core.value.Sha256;
import java.util.Map;

/**
 * Chance that is none: a share that looks drawn and is a function of names, so that a replay and
 * the next version of a campaign find it again.
 */
public final class Chance {

  private Chance() {}

  /** Whether a user's messages of a campaign are ghosts; the share is 0 to 1. */
  public static boolean isControl(String campaign, String user, double share) {
    return share > 0 && of("control|" + campaign + "|" + user) < share;
  }

  /** Whether a user gets no marketing at all; the share is 0 to 1. */
  public static boolean isHeldOut(String user, double share) {
    return share > 0 && of("holdout|" + user) < share;
  }

  /**
   * The first 8 bytes, big-endian and unsigned, of SHA-256 over the UTF-8 of a text, as a fraction
   * of 2^64: 0 to 1, 1 excluded.
   */
  public static double of(String text) {
    // 53 bits are what a double holds; rounding must not reach 1.
    return (Sha256.first8(text) >>> 11) * 0x1p-53;
  }

  /**
   * The variant of a split for a user: each scores its weight / -ln(u), u being the chance of
   * {@code split|campaign|split|variant|user}, and the highest wins; of equal ones the first. So a
   * variant that is added or grows takes users from the others, and nobody else changes.
   *
   * @param weights by variant, in the order of the file
   */
  public static String variant(
      String campaign, String split, Map<String, Integer> weights, String user) {
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
}
