package io.beckon.runtime.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageEncoder;

/** Avro's single-object form: two marking bytes, the schema's fingerprint, the record. */
public final class SingleObject {

  private static final byte FIRST = (byte) 0xC3;
  private static final byte SECOND = 0x01;

  private SingleObject() {}

  /** Whether the bytes begin as one does. */
  public static boolean isMarked(byte[] value) {
    return value != null && value.length > 1 && value[0] == FIRST && value[1] == SECOND;
  }

  /** The record in this form. */
  public static <T> byte[] encode(BinaryMessageEncoder<T> encoder, T record) {
    try {
      ByteBuffer encoded = encoder.encode(record);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
  }
}
