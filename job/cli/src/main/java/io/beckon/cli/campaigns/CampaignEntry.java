package io.beckon.cli.campaigns;

import io.beckon.core.catalog.Control;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.UsedFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A version of a campaign, of the policy or of the plan, or how a campaign is to stand, as the
 * campaigns topic holds it.
 *
 * @param key under which compaction keeps the last: {@code id@version}, {@code policy
 *     default@version}, {@code policy default@version~2-1740000000000} where it comes back
 * @param value a {@link CampaignRecord}, single-object encoded
 */
public record CampaignEntry(byte[] key, byte[] value) {

  /**
   * Writes something down.
   *
   * @param effectiveFrom from when it is to be in force, log time; null for as soon as may be
   */
  public static CampaignEntry of(Publishable thing, Instant effectiveFrom) {
    return of(thing, thing.key(), effectiveFrom);
  }

  /**
   * Writes down once more what was published before, beside its first record: under the same key
   * compaction would take that one away, and a replay would not meet it.
   *
   * @param sequence tells it from other records of the version
   */
  static CampaignEntry again(Publishable thing, String sequence, Instant effectiveFrom) {
    return of(thing, thing.key() + '~' + sequence, effectiveFrom);
  }

  private static CampaignEntry of(Publishable thing, String key, Instant effectiveFrom) {
    CampaignRecord record =
        CampaignRecord.newBuilder()
            .setKind(thing.kind().word())
            .setCampaign(thing.id())
            .setVersion(thing.version())
            .setFileName(thing.source().name())
            .setSource(thing.source().text())
            .setEffectiveFrom(effectiveFrom)
            .setUses(thing.uses().stream().map(CampaignEntry::used).toList())
            .build();
    return new CampaignEntry(
        key.getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CampaignRecord.getEncoder(), record));
  }

  /**
   * Writes down how a campaign is to stand.
   *
   * @param sequence tells it from others of its campaign
   * @param effectiveFrom from when, log time; null for as soon as may be
   * @param reason why, for people
   */
  public static CampaignEntry of(
      Control control, String sequence, Instant effectiveFrom, String reason) {
    CampaignRecord record =
        CampaignRecords.of(control, sequence, reason).setEffectiveFrom(effectiveFrom).build();
    return new CampaignEntry(
        ChangeKind.CONTROL.key(control.campaign(), sequence).getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CampaignRecord.getEncoder(), record));
  }

  private static UsedFile used(SourceText file) {
    return new UsedFile(file.name(), file.text());
  }
}
