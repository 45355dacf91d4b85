package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A notice on its way to all desks. */
public final class NoticeSerializer extends RecordSerializer<Notice> {

  private static final NoticeSerializer INSTANCE = new NoticeSerializer();
  private static final int HELD = 1;
  private static final int READ = 2;

  public static final TypeInformation<Notice> TYPE = new ImmutableType<>(Notice.class, INSTANCE);

  @Override
  protected void write(Notice record, ByteWriter to) {
    if (record instanceof Notice.Held held) {
      to.oneByte(HELD);
      HoldSerializer.writeFields(held.hold(), to);
    } else if (record instanceof Notice.Read read) {
      to.oneByte(READ).unsigned(read.partition()).unsigned(read.next());
    }
  }

  @Override
  protected Notice read(int form, ByteReader from) {
    return switch (form) {
      case HELD -> new Notice.Held(HoldSerializer.readFields(from));
      case READ -> new Notice.Read((int) from.unsigned(), from.unsigned());
      default -> throw unknownForm("notice", form);
    };
  }

  @Override
  public TypeSerializerSnapshot<Notice> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Notice> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
