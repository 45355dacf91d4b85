package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A record on its way out, at the job's edges. */
public final class OutgoingSerializer extends RecordSerializer<Outgoing> {

  static final OutgoingSerializer INSTANCE = new OutgoingSerializer();

  /** Without a time. */
  private static final int TIMELESS = 1;

  private static final int FORM = 2;
  private static final Outgoing.Topic[] TOPICS = Outgoing.Topic.values();

  @Override
  protected void write(Outgoing record, ByteWriter to) {
    to.oneByte(FORM).oneByte(record.topic().ordinal()).bytes(record.key()).bytes(record.value());
    to.signed(record.logTime());
  }

  @Override
  protected Outgoing read(int form, ByteReader from) {
    if (form != FORM && form != TIMELESS) {
      throw unknownForm("record on its way out", form);
    }
    return new Outgoing(
        TOPICS[from.oneByte()], from.bytes(), from.bytes(), form == TIMELESS ? 0 : from.signed());
  }

  @Override
  public TypeSerializerSnapshot<Outgoing> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outgoing> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
