package io.beckon.engine.record;

import io.beckon.core.catalog.Control;
import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.source.SourceText;
import io.beckon.runtime.record.RecordSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A record of the campaigns' log at the job's edges. */
public final class CampaignChangeSerializer extends RecordSerializer<CampaignChange> {

  static final CampaignChangeSerializer INSTANCE = new CampaignChangeSerializer();

  /** Campaigns alone, each of one file. */
  private static final int ONE_FILE = 1;

  /** Without words about how campaigns stand. */
  private static final int VERSIONS_ONLY = 2;

  private static final int FORM = 3;
  private static final ChangeKind[] KINDS = ChangeKind.values();
  private static final Control.Verb[] VERBS = Control.Verb.values();

  @Override
  protected void write(CampaignChange record, ByteWriter to) {
    to.oneByte(FORM).oneByte(record.kind().ordinal()).text(record.id()).text(record.version());
    write(record.source(), to);
    to.unsigned(record.uses().size());
    record.uses().forEach(file -> write(file, to));
    to.signed(record.effectiveFrom()).unsigned(record.partition()).unsigned(record.offset());
    to.flag(record.said() != null);
    if (record.said() != null) {
      write(record.said(), to);
    }
  }

  private static void write(Said said, ByteWriter to) {
    Control control = said.control();
    to.oneByte(control.verb().ordinal()).text(control.campaign()).text(control.version());
    to.text(InFlightWords.of(control.inFlight()));
    to.text(said.sequence()).signed(said.at()).text(said.reason());
  }

  private static void write(SourceText file, ByteWriter to) {
    to.text(file.name()).text(file.text());
  }

  @Override
  protected CampaignChange read(int form, ByteReader from) {
    if (form != FORM && form != VERSIONS_ONLY && form != ONE_FILE) {
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
        from.unsigned(),
        form == FORM && from.flag() ? said(from) : null);
  }

  private static Said said(ByteReader from) {
    Control control =
        new Control(
            VERBS[from.oneByte()], from.text(), from.text(), InFlightWords.read(from.text()));
    return new Said(control, from.text(), from.signed(), from.text());
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
