package io.beckon.runtime.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;

/**
 * Reads Avro's single objects of one schema, in its form of today or an earlier one, from bytes
 * that anybody may have written.
 *
 * <p>Avro believes a length that stands in the bytes: a record of 15 bytes that claims a text of a
 * gigabyte takes a gigabyte, and the worker down. So the bytes are walked through first, which
 * takes no memory and comes to an end.
 */
public final class SingleObjectReader<T> {

  private static final int MARK = 2;
  private static final int HEADER = MARK + Long.BYTES;

  /** The forms in which a record may have been written, by fingerprint. */
  private final Map<Long, Schema> writers = new HashMap<>();

  private final BinaryMessageDecoder<T> decoder;

  /** Why bytes are no record. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean schemaUnknown;

    private UnreadableException(boolean schemaUnknown, Throwable cause) {
      super(cause);
      this.schemaUnknown = schemaUnknown;
    }

    /** Whether it may be a record of a schema that is not known here. */
    public boolean isSchemaUnknown() {
      return schemaUnknown;
    }
  }

  /**
   * A reader.
   *
   * @param today the form that records are read into
   * @param earlier others in which they may have been written
   * @param decoder of the generated class, over a store of schemas
   */
  public SingleObjectReader(
      Schema today, List<Schema> earlier, Function<SchemaStore, BinaryMessageDecoder<T>> decoder) {
    SchemaStore.Cache store = new SchemaStore.Cache();
    writers.put(SchemaNormalization.parsingFingerprint64(today), today);
    for (Schema schema : earlier) {
      writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
      store.addSchema(schema);
    }
    this.decoder = decoder.apply(store);
  }

  /**
   * The record that the bytes hold.
   *
   * @throws UnreadableException where they hold none
   */
  public T read(byte[] value) throws UnreadableException {
    if (!SingleObject.isMarked(value) || value.length < HEADER) {
      throw new UnreadableException(false, null);
    }
    long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(MARK);
    Schema writer = writers.get(fingerprint);
    if (writer == null) {
      throw new UnreadableException(true, null);
    }
    try {
      BinaryDecoder walk =
          DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
      walk(writer, walk);
      if (!walk.isEnd()) {
        throw new UnreadableException(false, null);
      }
      return decoder.decode(value);
    } catch (IOException | AvroRuntimeException | UnsupportedOperationException e) {
      // The last is Avro's word for lengths that Java cannot count.
      throw new UnreadableException(false, e);
    }
  }

  /**
   * Avro's own way of passing over a value believes what a list says about its length in bytes, and
   * its reader then makes room for as many items as the list claims.
   */
  private static void walk(Schema schema, BinaryDecoder in) throws IOException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), in);
        }
      }
      case ARRAY -> {
        for (long items = in.readArrayStart(); items > 0; items = in.arrayNext()) {
          for (long i = 0; i < items; i++) {
            walk(schema.getElementType(), in);
          }
        }
      }
      case UNION -> {
        int branch = in.readIndex();
        if (branch < 0 || branch >= schema.getTypes().size()) {
          throw new AvroRuntimeException("a branch that the union does not have");
        }
        walk(schema.getTypes().get(branch), in);
      }
      default -> GenericDatumReader.skip(schema, in);
    }
  }
}
