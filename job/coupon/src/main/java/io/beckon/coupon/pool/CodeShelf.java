package io.beckon.coupon.pool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Codes by their number, from 0 in the order in which they came: each once, and for ever. */
final class CodeShelf {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Each code as one byte for its length and one for each character; none over two chunks. */
  private byte[][] chunks = new byte[0][];

  private int used = CHUNK;

  /** Where each begins: number of the chunk, and place in it. */
  private int[] places = new int[16];

  private int size;
  private final IndexTable table = new IndexTable(this::hashOf);

  int size() {
    return size;
  }

  /** Puts a code behind the others; false where it is there already. */
  boolean add(String code) {
    byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
    if (has(bytes)) {
      return false;
    }
    if (used + 1 + bytes.length > CHUNK) {
      chunks = Arrays.copyOf(chunks, chunks.length + 1);
      chunks[chunks.length - 1] = new byte[CHUNK];
      used = 0;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, size + (size >> 1));
    }
    byte[] chunk = chunks[chunks.length - 1];
    places[size] = chunks.length - 1 << CHUNK_BITS | used;
    chunk[used] = (byte) bytes.length;
    System.arraycopy(bytes, 0, chunk, used + 1, bytes.length);
    used += 1 + bytes.length;
    table.add(size++);
    return true;
  }

  boolean has(String code) {
    return has(code.getBytes(StandardCharsets.US_ASCII));
  }

  private boolean has(byte[] bytes) {
    return table.find(hash(bytes, 0, bytes.length), index -> isSame(index, bytes)) >= 0;
  }

  String get(int index) {
    byte[] chunk = chunk(index);
    int start = start(index);
    return new String(chunk, start + 1, chunk[start], StandardCharsets.US_ASCII);
  }

  private byte[] chunk(int index) {
    return chunks[places[index] >>> CHUNK_BITS];
  }

  private int start(int index) {
    return places[index] & CHUNK - 1;
  }

  private boolean isSame(int index, byte[] bytes) {
    byte[] chunk = chunk(index);
    int start = start(index);
    return chunk[start] == bytes.length
        && Arrays.equals(chunk, start + 1, start + 1 + bytes.length, bytes, 0, bytes.length);
  }

  private int hashOf(int index) {
    byte[] chunk = chunk(index);
    int start = start(index);
    return hash(chunk, start + 1, chunk[start]);
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
