package io.beckon.engine.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;

/**
 * Reads Avro's single objects of one schema from bytes that anybody may have written.
 *
 * <p>Avro believes a length that stands in the bytes: a record of 15 bytes that claims a text of a
 * gigabyte takes a gigabyte, and the worker down. So the bytes are walked through first, which
 * takes no memory and comes to an end.
 */
final class SingleObjectReader<T> {

  private static final int MARK = 2;
  private static final int HEADER = MARK + Long.BYTES;

  private final Schema schema;
  private final long fingerprint;
  private final BinaryMessageDecoder<T> decoder;

  /** Why bytes are no record. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean schemaUnknown;

    private UnreadableException(boolean schemaUnknown, Throwable cause) {
      super(cause);
      this.schemaUnknown = schemaUnknown;
    }

    /** Whether it may be a record of a schema that is not known here. */
    boolean isSchemaUnknown() {
      return schemaUnknown;
    }
  }

  SingleObjectReader(Schema schema, BinaryMessageDecoder<T> decoder) {
    this.schema = schema;
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.decoder = decoder;
  }

  T read(byte[] value) throws UnreadableException {
    if (!SingleObject.isMarked(value) || value.length < HEADER) {
      throw new UnreadableException(false, null);
    }
    if (ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(MARK) != fingerprint) {
      throw new UnreadableException(true, null);
    }
    try {
      BinaryDecoder walk =
          DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
      GenericDatumReader.skip(schema, walk);
      if (!walk.isEnd()) {
        throw new UnreadableException(false, null);
      }
      return decoder.decode(value);
    } catch (IOException | AvroRuntimeException e) {
      throw new UnreadableException(false, e);
    }
  }
}
