package io.beckon.core.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes state as bytes: variable-length integers, so that small numbers are small, and strings as
 * UTF-8 behind their length. What is written here is read by later builds: a change of form takes a
 * new format number in front of the part, never a change in place.
 */
public final class ByteWriter {

  private byte[] buffer = new byte[128];
  private int size;

  public ByteWriter oneByte(int value) {
    room(1);
    buffer[size++] = (byte) value;
    return this;
  }

  public ByteWriter flag(boolean value) {
    return oneByte(value ? 1 : 0);
  }

  /** A number that is usually small and not negative: 7 bits a byte, negative ones take ten. */
  public ByteWriter unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
    return this;
  }

  /** A number of either sign, small where it is near zero. */
  public ByteWriter signed(long value) {
    return unsigned(value << 1 ^ value >> 63);
  }

  /** Eight bytes, big-endian. */
  public ByteWriter fixed(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  public ByteWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes behind their length. */
  public ByteWriter bytes(byte[] value) {
    unsigned(value.length);
    return raw(value);
  }

  /** A part behind its length, as it was written before. */
  public ByteWriter part(ByteReader written) {
    return bytes(written.whole());
  }

  /** Text that may be absent. */
  public ByteWriter optionalText(String value) {
    flag(value != null);
    return value == null ? this : text(value);
  }

  /** A property's value, as {@link io.beckon.core.event.Event#properties()} describes them. */
  public ByteWriter value(Object value) {
    if (value == null) {
      return oneByte(ValueTag.NULL);
    } else if (value instanceof Boolean flag) {
      return oneByte(flag ? ValueTag.TRUE : ValueTag.FALSE);
    } else if (value instanceof Long number) {
      return oneByte(ValueTag.LONG).signed(number);
    } else if (value instanceof Double number) {
      return oneByte(ValueTag.DOUBLE).fixed(Double.doubleToRawLongBits(number));
    } else if (value instanceof String text) {
      return oneByte(ValueTag.TEXT).text(text);
    } else if (value instanceof List<?> list) {
      oneByte(ValueTag.LIST).unsigned(list.size());
      list.forEach(this::value);
      return this;
    } else if (value instanceof Map<?, ?> map) {
      oneByte(ValueTag.MAP);
      return entries(map);
    }
    throw new IllegalArgumentException("Not a property's value: " + value.getClass());
  }

  /** Properties in their order. */
  public ByteWriter entries(Map<?, ?> map) {
    unsigned(map.size());
    map.forEach((key, entry) -> text((String) key).value(entry));
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** Bytes that were written before, as they are. */
  public ByteWriter raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  private void room(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }
}
