package io.beckon.core.executable;

import java.nio.charset.StandardCharsets;

/** Identity in state of what a text says: FNV-1a over its UTF-8, 64 bits. Never changes. */
public final class TextHash {

  private TextHash() {}

  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ next & 0xFF) * 0x100000001b3L;
    }
    return hash;
  }
}
