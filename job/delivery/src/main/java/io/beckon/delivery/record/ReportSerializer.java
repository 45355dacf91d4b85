package io.beckon.delivery.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.runtime.record.ImmutableType;
import io.beckon.runtime.record.RecordSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A report on its way out. */
public final class ReportSerializer extends RecordSerializer<Report> {

  private static final ReportSerializer INSTANCE = new ReportSerializer();
  private static final int FORM = 1;
  private static final Report.Topic[] TOPICS = Report.Topic.values();

  public static final TypeInformation<Report> TYPE = new ImmutableType<>(Report.class, INSTANCE);

  @Override
  protected void write(Report record, ByteWriter to) {
    to.oneByte(FORM).oneByte(record.topic().ordinal()).bytes(record.key()).bytes(record.value());
  }

  @Override
  protected Report read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("report", form);
    }
    return new Report(TOPICS[from.oneByte()], from.bytes(), from.bytes());
  }

  @Override
  public TypeSerializerSnapshot<Report> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Report> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
