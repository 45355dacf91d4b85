package io.beckon.engine.wire;

import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.schemas.CampaignRecord;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads records of the campaigns topic. */
public final class CampaignRecords implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final SingleObjectReader<CampaignRecord> READER =
      new SingleObjectReader<>(
          CampaignRecord.getClassSchema(),
          // Without kind and uses.
          List.of(EarlierSchemas.named("CampaignRecord-44e9787596a59fca")),
          CampaignRecord::createDecoder);

  private static final String ACTIVE = "active";

  private final long lead;

  /**
   * A reader.
   *
   * @param lead how long after the log took it a change is in force at the earliest
   */
  public CampaignRecords(Duration lead) {
    this.lead = lead.toMillis();
  }

  /** What became of a record. */
  public sealed interface Read {}

  /** A change of the campaigns. */
  public record Published(CampaignChange change) implements Read {}

  /**
   * None that can be taken.
   *
   * @param reason what kind of thing is wrong
   * @param text what is wrong, for people
   */
  public record Refused(String reason, String text) implements Read {}

  /** Nothing: the record took back what stood under its key. */
  public record Nothing() implements Read {}

  /**
   * Reads a record.
   *
   * @param value null for a record that takes back what stood under its key
   * @param place where it stands; its log time is when the log took it
   */
  public Read read(byte[] value, DeadLetters.Place place) {
    if (value == null) {
      return new Nothing();
    }
    try {
      return read(READER.read(value), place);
    } catch (SingleObjectReader.UnreadableException e) {
      return new Refused("not_avro", "the record is not a CampaignRecord as Avro single object");
    }
  }

  private Read read(CampaignRecord record, DeadLetters.Place place) {
    if (!ACTIVE.equals(record.getStatus())) {
      return new Refused(
          "unsupported_status", "this build knows campaigns whose status is active, no other");
    }
    Optional<ChangeKind> kind = ChangeKind.of(record.getKind());
    if (kind.isEmpty()) {
      return new Refused(
          "unsupported_kind", "this build knows campaigns, policies and plans, nothing else");
    }
    Instant asked = record.getEffectiveFrom();
    long earliest = place.logTime() + lead;
    return new Published(
        new CampaignChange(
            kind.get(),
            record.getCampaign(),
            record.getVersion(),
            new SourceText(record.getFileName(), record.getSource()),
            record.getUses().stream()
                .map(file -> new SourceText(file.getFileName(), file.getSource()))
                .toList(),
            asked == null ? earliest : Math.max(asked.toEpochMilli(), earliest),
            place.partition(),
            place.offset()));
  }
}
