package io.beckon.core.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Map;

/**
 * The latest that one user had to say about an item.
 *
 * @param userId who
 * @param watching whether the user watches it; one who does so no longer is remembered as well, for
 *     an older event that comes later must not count
 * @param time event time of it, epoch milliseconds
 * @param forgetAt log time from which on it cannot count any more
 * @param seen what the watching event said
 */
record Watcher(
    String userId, boolean watching, long time, long forgetAt, Map<String, Object> seen) {

  private static final int FORM = 1;

  byte[] toBytes() {
    return new ByteWriter()
        .oneByte(FORM)
        .text(userId)
        .flag(watching)
        .signed(forgetAt)
        .signed(forgetAt - time)
        .entries(seen)
        .toBytes();
  }

  static Watcher of(byte[] bytes) {
    ByteReader from = new ByteReader(bytes);
    Desk.expect("watcher of an item", FORM, from.oneByte());
    String userId = from.text();
    boolean watching = from.flag();
    long forgetAt = from.signed();
    return new Watcher(userId, watching, forgetAt - from.signed(), forgetAt, from.entries());
  }
}
