package io.beckon.runtime.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An immutable record at the job's edges: its length in four bytes, a byte for the form, then the
 * record in {@link ByteWriter}'s form. It is never copied, only handed on.
 *
 * <p>A checkpoint may hold records that were under way, so that a later build reads them: a form
 * that was released is read for ever, under its number.
 */
public abstract class RecordSerializer<T> extends TypeSerializerSingleton<T> {

  /** Writes the record in today's form; the first byte is the form's number. */
  protected abstract void write(T record, ByteWriter to);

  /** Reads a record of any released form. */
  protected abstract T read(int form, ByteReader from);

  @Override
  public void serialize(T record, DataOutputView target) throws IOException {
    ByteWriter writer = new ByteWriter();
    write(record, writer);
    byte[] bytes = writer.toBytes();
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    ByteReader reader = new ByteReader(bytes);
    return read(reader.oneByte(), reader);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  /** Records differ in length. */
  @Override
  public int getLength() {
    return -1;
  }

  /** Flink asks for an instance to reuse; an immutable record is never reused. */
  @Override
  public T createInstance() {
    return null;
  }

  /** What to throw at a form of tomorrow. */
  protected static IllegalStateException unknownForm(String what, int form) {
    return new IllegalStateException(
        "A " + what + " in form " + form + " was written by a later build than this one");
  }
}
