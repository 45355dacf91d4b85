package io.beckon.core.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what {@link ByteWriter} wrote, in the same order. Fails loudly on bytes of another form.
 */
public final class ByteReader {

  private final byte[] bytes;
  private final int begin;
  private final int end;
  private int at;

  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.begin = from;
    this.end = end;
    this.at = from;
  }

  public int oneByte() {
    return bytes[at++] & 0xFF;
  }

  public boolean flag() {
    return oneByte() != 0;
  }

  public long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("Not a number at byte " + at);
  }

  /** A count or an index. */
  public int count() {
    return Math.toIntExact(unsigned());
  }

  public long signed() {
    long raw = unsigned();
    return raw >>> 1 ^ -(raw & 1);
  }

  public long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  public byte[] bytes() {
    int length = count();
    Objects.checkFromIndexSize(at, length, bytes.length);
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  public String text() {
    int length = count();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  public String optionalText() {
    return flag() ? text() : null;
  }

  public Object value() {
    int tag = oneByte();
    return switch (tag) {
      case ValueTag.NULL -> null;
      case ValueTag.FALSE -> Boolean.FALSE;
      case ValueTag.TRUE -> Boolean.TRUE;
      case ValueTag.LONG -> signed();
      case ValueTag.DOUBLE -> Double.longBitsToDouble(fixed());
      case ValueTag.TEXT -> text();
      case ValueTag.LIST -> list();
      case ValueTag.MAP -> entries();
      default -> throw new IllegalStateException("Unknown value tag " + tag);
    };
  }

  /** Properties in the order written; not to be changed. */
  public Map<String, Object> entries() {
    int size = count();
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = text();
      map.put(key, value());
    }
    return Collections.unmodifiableMap(map);
  }

  /** Passes over properties and hands them out as they are written, for {@link ByteWriter#raw}. */
  public byte[] rawEntries() {
    int from = at;
    skipEntries();
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** Passes over bytes behind their length, and reads them when they are wanted. */
  public ByteReader part() {
    int length = count();
    Objects.checkFromIndexSize(at, length, end);
    at += length;
    return new ByteReader(bytes, at - length, at);
  }

  /** All bytes, read or not. */
  byte[] whole() {
    return Arrays.copyOfRange(bytes, begin, end);
  }

  public boolean atEnd() {
    return at == end;
  }

  private void skipEntries() {
    for (int size = count(); size > 0; size--) {
      skipText();
      skipValue();
    }
  }

  private void skipText() {
    int length = count();
    Objects.checkFromIndexSize(at, length, bytes.length);
    at += length;
  }

  private void skipValue() {
    int tag = oneByte();
    switch (tag) {
      case ValueTag.NULL, ValueTag.FALSE, ValueTag.TRUE -> {}
      case ValueTag.LONG -> unsigned();
      case ValueTag.DOUBLE -> fixed();
      case ValueTag.TEXT -> skipText();
      case ValueTag.LIST -> {
        for (int size = count(); size > 0; size--) {
          skipValue();
        }
      }
      case ValueTag.MAP -> skipEntries();
      default -> throw new IllegalStateException("Unknown value tag " + tag);
    }
  }

  private List<Object> list() {
    int size = count();
    List<Object> list = new ArrayList<>(Math.min(size, 1024));
    for (int i = 0; i < size; i++) {
      list.add(value());
    }
    return Collections.unmodifiableList(list);
  }
}
