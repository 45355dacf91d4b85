package io.beckon.coupon.pool;

import io.beckon.core.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which command has which code. Of a command's id the first 128 bits of its SHA-256 are kept: ids
 * that are mistaken for each other would share a code, and with these there are none.
 */
final class Holders {

  /** A command, as it is kept here. */
  record Holder(long high, long low) {
    static Holder of(String commandId) {
      ByteBuffer hash =
          ByteBuffer.wrap(Sha256.digest().digest(commandId.getBytes(StandardCharsets.UTF_8)));
      // The lowest bit is set, so that none is taken for nobody.
      return new Holder(hash.getLong(), hash.getLong() | 1);
    }
  }

  /** By number of the code; 0 in {@code low} for nobody. */
  private long[] high = new long[16];

  private long[] low = new long[16];
  private int size;
  private final IndexTable table = new IndexTable(code -> hash(high[code], low[code]));

  int size() {
    return size;
  }

  /** The number of a command's code; -1 where it has none. */
  int codeOf(Holder holder) {
    return table.find(
        hash(holder.high, holder.low),
        code -> high[code] == holder.high && low[code] == holder.low);
  }

  /** Gives a code that nobody has to a command that has none. */
  void put(int code, Holder holder) {
    if (code >= high.length) {
      int length = Math.max(code + 1, high.length + (high.length >> 1));
      high = Arrays.copyOf(high, length);
      low = Arrays.copyOf(low, length);
    }
    high[code] = holder.high;
    low[code] = holder.low;
    table.add(code);
    size++;
  }

  /** Nobody has the code any more. */
  void remove(int code) {
    table.remove(code);
    high[code] = 0;
    low[code] = 0;
    size--;
  }

  private static int hash(long high, long low) {
    return (int) (high >>> 32) ^ (int) low;
  }
}
