package io.beckon.core.value;

/**
 * A text as 64 bits, where the text itself would take too much room. Among a thousand different
 * texts the chance that two have the same is below one in 10^13. It is stored, so it never changes.
 */
public final class TextHash {

  private TextHash() {}

  /** FNV-1a over UTF-16 units, finished by the mixer of MurmurHash3 so that all bits count. */
  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
