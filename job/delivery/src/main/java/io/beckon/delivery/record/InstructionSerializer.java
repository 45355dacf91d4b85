package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import io.beckon.runtime.wire.DeadLetters;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** An instruction on its way to its desk. */
public final class InstructionSerializer extends RecordSerializer<Instruction> {

  private static final InstructionSerializer INSTANCE = new InstructionSerializer();
  private static final int FORM = 2;

  public static final TypeInformation<Instruction> TYPE =
      new ImmutableType<>(Instruction.class, INSTANCE);

  @Override
  protected void write(Instruction record, ByteWriter to) {
    to.oneByte(FORM).text(record.commandId()).bytes(record.command()).text(record.reason());
    writePlace(record.place(), to);
    to.flag(record.returned());
  }

  @Override
  protected Instruction read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("instruction", form);
    }
    return new Instruction(from.text(), from.bytes(), from.text(), readPlace(from), from.flag());
  }

  static void writePlace(DeadLetters.Place place, ByteWriter to) {
    to.text(place.topic()).signed(place.partition()).signed(place.offset()).signed(place.logTime());
  }

  static DeadLetters.Place readPlace(ByteReader from) {
    return new DeadLetters.Place(from.text(), (int) from.signed(), from.signed(), from.signed());
  }

  @Override
  public TypeSerializerSnapshot<Instruction> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Instruction> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
