package io.beckon.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Texts as bytes, each behind its length. An id in hexadecimal, as ours are, takes half the bytes.
 * A text is written in one way only.
 */
final class Packed {

  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");
  private static final HexFormat HEX_FORMAT = HexFormat.of();

  private Packed() {}

  static void write(String text, ByteArrayOutputStream to) {
    boolean hex = HEX.matcher(text).matches();
    byte[] bytes = hex ? HEX_FORMAT.parseHex(text) : text.getBytes(StandardCharsets.UTF_8);
    int head = bytes.length * 2 + (hex ? 1 : 0);
    // Seven bits a byte, the lowest first; the eighth says that more follow.
    while (head > 0x7f) {
      to.write(head & 0x7f | 0x80);
      head >>>= 7;
    }
    to.write(head);
    to.writeBytes(bytes);
  }

  /**
   * Reads the next text.
   *
   * @throws IllegalArgumentException where there is none
   */
  static String read(ByteBuffer from) {
    int head = head(from);
    int length = head >>> 1;
    if (length > from.remaining()) {
      throw new IllegalArgumentException("A text is cut");
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    if ((head & 1) == 1) {
      return HEX_FORMAT.formatHex(bytes);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("A text is not UTF-8", e);
    }
  }

  private static int head(ByteBuffer from) {
    int head = 0;
    for (int shift = 0; shift <= 14; shift += 7) {
      if (!from.hasRemaining()) {
        break;
      }
      int next = from.get();
      head |= (next & 0x7f) << shift;
      if (next >= 0) {
        return head;
      }
    }
    throw new IllegalArgumentException("A length is cut");
  }
}
