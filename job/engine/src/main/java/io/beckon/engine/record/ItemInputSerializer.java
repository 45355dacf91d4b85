package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.item.ItemInput;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** What the desk of an item is told, between the stages; its own form stands behind this one's. */
public final class ItemInputSerializer extends RecordSerializer<ItemInput> {

  static final ItemInputSerializer INSTANCE = new ItemInputSerializer();

  private static final int FORM = 1;

  @Override
  protected void write(ItemInput record, ByteWriter to) {
    record.write(to.oneByte(FORM));
  }

  @Override
  protected ItemInput read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("desk's input", form);
    }
    return ItemInput.read(from);
  }

  @Override
  public TypeSerializerSnapshot<ItemInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ItemInput> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
