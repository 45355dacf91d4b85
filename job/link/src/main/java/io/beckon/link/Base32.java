package io.beckon.link;

/** Base32 of RFC 4648 in lower case and without padding, which the JDK does not have. */
final class Base32 {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 8 / BITS + 1);
    int held = 0;
    int count = 0;
    for (byte octet : bytes) {
      held = held << 8 | Byte.toUnsignedInt(octet);
      count += 8;
      while (count >= BITS) {
        count -= BITS;
        text.append(LETTERS.charAt(held >>> count & 31));
      }
      held &= (1 << count) - 1;
    }
    if (count > 0) {
      text.append(LETTERS.charAt(held << BITS - count & 31));
    }
    return text.toString();
  }

  /** Null where it is not what {@link #encode} gives. */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / 8];
    int held = 0;
    int count = 0;
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = LETTERS.indexOf(text.charAt(i));
      if (value < 0) {
        return null;
      }
      held = held << BITS | value;
      count += BITS;
      if (count >= 8) {
        count -= 8;
        bytes[next++] = (byte) (held >>> count);
        held &= (1 << count) - 1;
      }
    }
    return encode(bytes).equals(text) ? bytes : null;
  }
}
