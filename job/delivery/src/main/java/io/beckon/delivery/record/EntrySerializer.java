package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Progress;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A command in state. */
public final class EntrySerializer extends RecordSerializer<Entry> {

  private static final EntrySerializer INSTANCE = new EntrySerializer();
  private static final int FORM = 2;

  /** Without what was in vain, held or without an answer. */
  private static final int FIRST_FORM = 1;

  public static final TypeInformation<Entry> TYPE = new ImmutableType<>(Entry.class, INSTANCE);

  @Override
  protected void write(Entry record, ByteWriter to) {
    to.oneByte(FORM).bytes(record.command());
    InstructionSerializer.writePlace(record.place(), to);
    Progress progress = record.progress();
    to.unsigned(progress.attempts()).signed(progress.since()).signed(progress.notBefore());
    // By name: the order of the constants is nobody's promise.
    to.flag(record.calledBack()).optionalText(record.end() == null ? null : record.end().name());
    to.signed(record.keepUntil());
    to.unsigned(progress.inVain()).signed(progress.heldSince()).flag(progress.unanswered());
  }

  @Override
  protected Entry read(int form, ByteReader from) {
    if (form != FORM && form != FIRST_FORM) {
      throw unknownForm("command in state", form);
    }
    Entry first =
        new Entry(
            from.bytes(),
            InstructionSerializer.readPlace(from),
            new Progress((int) from.unsigned(), from.signed(), from.signed()),
            from.flag(),
            end(from.optionalText()),
            from.signed());
    if (form == FIRST_FORM) {
      return first;
    }
    Progress progress = first.progress();
    return first.with(
        new Progress(
            progress.attempts(),
            (int) from.unsigned(),
            progress.since(),
            from.signed(),
            progress.notBefore(),
            from.flag()));
  }

  private static End end(String name) {
    return name == null ? null : End.valueOf(name);
  }

  @Override
  public TypeSerializerSnapshot<Entry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Entry> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
