package io.beckon.core.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that is none: a share that looks drawn and is a function of names, so that a replay and
 * the next version of a campaign find it again.
 */
final class Chance {

  private Chance() {}

  /**
   * The first 8 bytes, big-endian and unsigned, of SHA-256 over the UTF-8 of a text, as a fraction
   * of 2^64: 0 to 1, 1 excluded.
   */
  static double of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      long first = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      // 53 bits are what a double holds; rounding must not reach 1.
      return (first >>> 11) * 0x1p-53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
