package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.delivery.decide.Hold;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A word about what is held, in the state of desks. */
public final class HoldSerializer extends RecordSerializer<Hold> {

  private static final HoldSerializer INSTANCE = new HoldSerializer();
  private static final int FORM = 1;

  public static final TypeInformation<Hold> TYPE = new ImmutableType<>(Hold.class, INSTANCE);

  @Override
  protected void write(Hold record, ByteWriter to) {
    to.oneByte(FORM);
    writeFields(record, to);
  }

  @Override
  protected Hold read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("hold", form);
    }
    return readFields(from);
  }

  static void writeFields(Hold record, ByteWriter to) {
    to.text(record.campaign()).flag(record.held()).signed(record.heldAt());
  }

  static Hold readFields(ByteReader from) {
    return new Hold(from.text(), from.flag(), from.signed());
  }

  @Override
  public TypeSerializerSnapshot<Hold> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Hold> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
