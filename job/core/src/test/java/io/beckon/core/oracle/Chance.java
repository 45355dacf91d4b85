package io.beckon.core.oracle;

import io.beckon.core.model.Step;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;

/** Chance that is none: a function of names. */
final class Chance {

  private Chance() {}

  /** The first 8 bytes of SHA-256 over a text, as a fraction of 2^64. */
  static double u(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(hash, 8)).doubleValue() / 0x1p64;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isControl(double share, String campaign, String user) {
    return u("control|" + campaign + "|" + user) < share;
  }

  static boolean isHeldOut(double share, String user) {
    return u("holdout|" + user) < share;
  }

  static Step.Split.Variant variant(Step.Split split, String campaign, String user) {
    return split.variants().stream()
        .max(
            Comparator.comparing(
                variant ->
                    score(
                        "split|" + campaign + "|" + split.id() + "|" + variant.name() + "|" + user,
                        variant.weight())))
        .orElseThrow();
  }

  static double score(String text, int weight) {
    return weight / -Math.log(u(text));
  }
}
