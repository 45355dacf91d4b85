package io.beckon.runtime.wire;

import io.beckon.schemas.CampaignRecord;
import java.time.Instant;
import java.util.List;

/** What all who read the campaigns topic take its records for. */
public final class Publications {

  /** Reads them in their form of today, or an earlier one. */
  public static final SingleObjectReader<CampaignRecord> READER =
      new SingleObjectReader<>(
          CampaignRecord.getClassSchema(),
          List.of(
              // Without kind and uses.
              EarlierSchemas.named("CampaignRecord-44e9787596a59fca"),
              // Without words about how campaigns stand.
              EarlierSchemas.named("CampaignRecord-d426cdecf07ec6f8")),
          CampaignRecord::createDecoder);

  private Publications() {}

  /**
   * From when on a record counts: when it was asked for, and not before a lead behind its own time.
   *
   * @param logTime of the record, epoch milliseconds
   * @param lead in milliseconds
   * @return log time of the events in epoch milliseconds
   */
  public static long effectiveFrom(CampaignRecord record, long logTime, long lead) {
    Instant asked = record.getEffectiveFrom();
    long earliest = logTime + lead;
    return asked == null ? earliest : Math.max(asked.toEpochMilli(), earliest);
  }
}
