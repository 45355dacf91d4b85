package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A record of the campaigns' log at the job's edges. */
public final class CampaignChangeSerializer extends RecordSerializer<CampaignChange> {

  static final CampaignChangeSerializer INSTANCE = new CampaignChangeSerializer();

  /** Campaigns alone, each of one file. */
  private static final int ONE_FILE = 1;

  private static final int FORM = 2;
  private static final ChangeKind[] KINDS = ChangeKind.values();

  @Override
  void write(CampaignChange record, ByteWriter to) {
    to.oneByte(FORM).oneByte(record.kind().ordinal()).text(record.id()).text(record.version());
    write(record.source(), to);
    to.unsigned(record.uses().size());
    record.uses().forEach(file -> write(file, to));
    to.signed(record.effectiveFrom()).unsigned(record.partition()).unsigned(record.offset());
  }

  private static void write(SourceText file, ByteWriter to) {
    to.text(file.name()).text(file.text());
  }

  @Override
  CampaignChange read(int form, ByteReader from) {
    if (form != FORM && form != ONE_FILE) {
      throw unknownForm("campaign change", form);
    }
    return new CampaignChange(
        form == ONE_FILE ? ChangeKind.CAMPAIGN : KINDS[from.oneByte()],
        from.text(),
        from.text(),
        file(from),
        form == ONE_FILE ? List.of() : files(from),
        from.signed(),
        from.count(),
        from.unsigned());
  }

  private static List<SourceText> files(ByteReader from) {
    List<SourceText> files = new ArrayList<>();
    for (int left = from.count(); left > 0; left--) {
      files.add(file(from));
    }
    return files;
  }

  private static SourceText file(ByteReader from) {
    return new SourceText(from.text(), from.text());
  }

  @Override
  public TypeSerializerSnapshot<CampaignChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CampaignChange> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
