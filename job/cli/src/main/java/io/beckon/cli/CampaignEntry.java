package io.beckon.cli;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.SourceText;
import io.beckon.engine.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A version of a campaign as the campaigns topic holds it.
 *
 * @param key under which compaction keeps the last: {@code id@version}
 * @param value a {@link CampaignRecord}, single-object encoded
 */
public record CampaignEntry(byte[] key, byte[] value) {

  /**
   * Writes a campaign down.
   *
   * @param effectiveFrom from when it is to be in force, log time; null for as soon as may be
   */
  public static CampaignEntry of(ExecutableCampaign campaign, Instant effectiveFrom) {
    SourceText source = campaign.definition().span().source();
    CampaignRecord record =
        CampaignRecord.newBuilder()
            .setCampaign(campaign.id())
            .setVersion(campaign.version())
            .setFileName(source.name())
            .setSource(source.text())
            .setEffectiveFrom(effectiveFrom)
            .build();
    String key = campaign.id() + '@' + campaign.version();
    return new CampaignEntry(
        key.getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CampaignRecord.getEncoder(), record));
  }
}
