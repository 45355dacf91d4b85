package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.delivery.ledger.Position;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** How far a topic was read or written, in state. */
public final class FloorSerializer extends RecordSerializer<Position> {

  private static final FloorSerializer INSTANCE = new FloorSerializer();
  private static final int FORM = 1;

  public static final TypeInformation<Position> TYPE =
      new ImmutableType<>(Position.class, INSTANCE);

  @Override
  protected void write(Position record, ByteWriter to) {
    to.oneByte(FORM).unsigned(record.partition()).unsigned(record.offset());
  }

  @Override
  protected Position read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("position in a topic", form);
    }
    return new Position((int) from.unsigned(), from.unsigned());
  }

  @Override
  public TypeSerializerSnapshot<Position> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Position> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
