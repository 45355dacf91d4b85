package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.delivery.decide.Written;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** What the ledger said of a command, in state. */
public final class WrittenSerializer extends RecordSerializer<Written> {

  private static final WrittenSerializer INSTANCE = new WrittenSerializer();
  private static final int FORM = 2;

  /** Without a reason. */
  private static final int FIRST_FORM = 1;

  public static final TypeInformation<Written> TYPE = new ImmutableType<>(Written.class, INSTANCE);

  @Override
  protected void write(Written record, ByteWriter to) {
    to.oneByte(FORM).text(record.status()).unsigned(record.attempt()).unsigned(record.code());
    to.signed(record.at()).signed(record.expiresAt()).text(record.reason());
  }

  @Override
  protected Written read(int form, ByteReader from) {
    if (form != FORM && form != FIRST_FORM) {
      throw unknownForm("ledger entry", form);
    }
    return new Written(
        from.text(),
        (int) from.unsigned(),
        (int) from.unsigned(),
        from.signed(),
        from.signed(),
        form == FIRST_FORM ? "" : from.text());
  }

  @Override
  public TypeSerializerSnapshot<Written> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Written> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
