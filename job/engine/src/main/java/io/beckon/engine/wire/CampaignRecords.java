package io.beckon.engine.wire;

import io.beckon.core.catalog.Control;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.InFlightWords;
import io.beckon.engine.record.Said;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.Publications;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.schemas.CampaignRecord;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads records of the campaigns topic. */
public final class CampaignRecords implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String ACTIVE = "active";
  private static final String PAUSED = "paused";
  private static final String ENDED = "ended";

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
      return read(Publications.READER.read(value), place);
    } catch (SingleObjectReader.UnreadableException e) {
      return new Refused("not_avro", "the record is not a CampaignRecord as Avro single object");
    }
  }

  private Read read(CampaignRecord record, DeadLetters.Place place) {
    Optional<ChangeKind> kind = ChangeKind.of(record.getKind());
    if (kind.isEmpty()) {
      return new Refused(
          "unsupported_kind",
          "this build knows campaigns, policies, plans, templates and how campaigns stand, nothing"
              + " else");
    }
    long from = Publications.effectiveFrom(record, place.logTime(), lead);
    if (kind.get() == ChangeKind.CONTROL) {
      return control(record, from, place);
    }
    if (!ACTIVE.equals(record.getStatus())) {
      return new Refused(
          "unsupported_status", "what is published is active; a control says how it stands");
    }
    return new Published(
        new CampaignChange(
            kind.get(),
            record.getCampaign(),
            record.getVersion(),
            new SourceText(record.getFileName(), record.getSource()),
            record.getUses().stream()
                .map(file -> new SourceText(file.getFileName(), file.getSource()))
                .toList(),
            from,
            place.partition(),
            place.offset()));
  }

  private static Read control(CampaignRecord record, long from, DeadLetters.Place place) {
    Optional<Control.Verb> verb = verb(record.getStatus(), record.getVersion());
    if (verb.isEmpty()) {
      return new Refused("unsupported_status", "a campaign is active, paused or ended");
    }
    if (!InFlightWords.isKnown(record.getInFlight()) || record.getSequence().isEmpty()) {
      return new Refused(
          "bad_control", "a control has a sequence, and its journeys finish or stop");
    }
    Control control =
        new Control(
            verb.get(),
            record.getCampaign(),
            record.getVersion(),
            InFlightWords.read(record.getInFlight()));
    Instant asked = record.getEffectiveFrom();
    long said = asked == null ? place.logTime() : Math.max(asked.toEpochMilli(), place.logTime());
    return new Published(
        new CampaignChange(
            new Said(control, record.getSequence(), said, record.getReason()),
            from,
            place.partition(),
            place.offset()));
  }

  private static Optional<Control.Verb> verb(String status, String version) {
    return switch (status) {
      case PAUSED -> Optional.of(Control.Verb.PAUSE);
      case ENDED -> Optional.of(Control.Verb.END);
      case ACTIVE -> Optional.of(version.isEmpty() ? Control.Verb.RESUME : Control.Verb.ROLLBACK);
      default -> Optional.empty();
    };
  }

  /** The record of a word about how a campaign stands, but for when. */
  public static CampaignRecord.Builder of(Control control, String sequence, String reason) {
    return CampaignRecord.newBuilder()
        .setKind(ChangeKind.CONTROL.word())
        .setCampaign(control.campaign())
        .setVersion(control.version())
        .setSource("")
        .setStatus(status(control.verb()))
        .setSequence(sequence)
        .setInFlight(InFlightWords.of(control.inFlight()))
        .setReason(reason);
  }

  private static String status(Control.Verb verb) {
    return switch (verb) {
      case PAUSE -> PAUSED;
      case END -> ENDED;
      case RESUME, ROLLBACK -> ACTIVE;
    };
  }
}
