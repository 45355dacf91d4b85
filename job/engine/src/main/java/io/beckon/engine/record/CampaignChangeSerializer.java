package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A record of the campaigns' log at the job's edges. */
public final class CampaignChangeSerializer extends RecordSerializer<CampaignChange> {

  static final CampaignChangeSerializer INSTANCE = new CampaignChangeSerializer();

  private static final int FORM = 1;

  @Override
  void write(CampaignChange record, ByteWriter to) {
    to.oneByte(FORM).text(record.campaign()).text(record.version());
    to.text(record.file()).text(record.text());
    to.signed(record.effectiveFrom()).unsigned(record.partition()).unsigned(record.offset());
  }

  @Override
  CampaignChange read(int form, ByteReader from) {
    if (form != FORM) {
      throw unknownForm("campaign change", form);
    }
    return new CampaignChange(
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.signed(),
        from.count(),
        from.unsigned());
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
