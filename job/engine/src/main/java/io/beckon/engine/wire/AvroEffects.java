package io.beckon.engine.wire;

import io.beckon.core.catalog.Control;
import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.event.RefusalReason;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonWriter;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SegmentMessages;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.ValueRead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What was decided, under the user's key: as Avro's single objects, and what goes back to the log
 * as a message of Segment.
 */
public final class AvroEffects implements EffectEncoder {

  /** The reason of a dead letter that holds a campaign. */
  public static final String BAD_CAMPAIGN = "bad_campaign";

  private static final long serialVersionUID = 1L;

  /** What the job does not put into the log stands in no place of it. */
  private static final int NOWHERE = -1;

  private final String eventsTopic;
  private final String campaignsTopic;

  /**
   * An encoder.
   *
   * @param eventsTopic named in dead letters of events
   * @param campaignsTopic named in dead letters of campaigns
   */
  public AvroEffects(String eventsTopic, String campaignsTopic) {
    this.eventsTopic = eventsTopic;
    this.campaignsTopic = campaignsTopic;
  }

  @Override
  public Outgoing encode(Effect effect) {
    byte[] key = effect.userId().getBytes(StandardCharsets.UTF_8);
    if (effect instanceof SendCommand command) {
      return new Outgoing(Outgoing.Topic.SENDS, key, encode(command));
    } else if (effect instanceof CancelCommand command) {
      return new Outgoing(Outgoing.Topic.SENDS, key, encode(command));
    } else if (effect instanceof JourneyRecord record) {
      return new Outgoing(Outgoing.Topic.JOURNEYS, key, encode(record));
    } else if (effect instanceof EmittedEvent event) {
      return encode(event);
    } else if (effect instanceof SetAsideEvent event) {
      return encode(event);
    }
    throw new IllegalArgumentException("No form for " + effect.getClass().getName());
  }

  @Override
  public Outgoing encode(CampaignChange change, String problem) {
    DeadLetters.Place place =
        new DeadLetters.Place(
            campaignsTopic, change.partition(), change.offset(), change.effectiveFrom());
    byte[] key = change.key().getBytes(StandardCharsets.UTF_8);
    byte[] text = change.source().text().getBytes(StandardCharsets.UTF_8);
    return Outgoing.of(DeadLetters.of(place, key, text, reason(change.kind()), problem));
  }

  @Override
  public Optional<Outgoing> hold(CampaignChange change) {
    if (change.said() == null) {
      return Optional.empty();
    }
    return switch (change.said().control().verb()) {
      case PAUSE -> Optional.of(hold(change, true));
      case RESUME -> Optional.of(hold(change, false));
      case END, ROLLBACK -> Optional.empty();
    };
  }

  @Override
  public Outgoing pause(String campaign, String sequence, String reason, long logTime) {
    Control control = Control.of(Control.Verb.PAUSE, campaign);
    return new Outgoing(
        Outgoing.Topic.CAMPAIGNS,
        ChangeKind.CONTROL.key(campaign, sequence).getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(
            CampaignRecord.getEncoder(), CampaignRecords.of(control, sequence, reason).build()),
        logTime);
  }

  /** Under the campaign, so that what lets go stands behind what holds. */
  private static Outgoing hold(CampaignChange change, boolean held) {
    HoldCommand command =
        HoldCommand.newBuilder()
            .setHoldId(change.key())
            .setCampaign(change.id())
            .setHeld(held)
            .setHeldAt(Instant.ofEpochMilli(change.said().at()))
            .setReason(change.said().reason())
            .build();
    return new Outgoing(
        Outgoing.Topic.SENDS,
        change.id().getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(HoldCommand.getEncoder(), command));
  }

  private static String reason(ChangeKind kind) {
    return switch (kind) {
      case CAMPAIGN -> BAD_CAMPAIGN;
      case POLICY -> "bad_policy";
      case PLAN -> "bad_plan";
      case CONTROL -> "bad_control";
      case TEMPLATE -> "bad_template";
    };
  }

  /** What no reader of the log would take does not get there: a broker might not take it either. */
  private Outgoing encode(EmittedEvent emitted) {
    byte[] key = SegmentMessages.key(emitted.userId());
    byte[] message =
        SegmentMessages.of(
            new Event(
                Event.Kind.TRACK,
                emitted.name(),
                emitted.userId(),
                emitted.messageId(),
                emitted.time(),
                emitted.properties()));
    if (message.length <= SegmentReader.MAX_RECORD) {
      return new Outgoing(Outgoing.Topic.EVENTS, key, message, emitted.decidedAt());
    }
    return Outgoing.of(
        DeadLetters.of(
            new DeadLetters.Place(eventsTopic, NOWHERE, NOWHERE, emitted.decidedAt()),
            key,
            message,
            RefusalReason.TOO_LARGE.wireName(),
            "an event that a journey would put into the log is larger than "
                + SegmentReader.MAX_RECORD
                + " bytes"));
  }

  private Outgoing encode(SetAsideEvent aside) {
    LoggedEvent logged = aside.logged();
    return Outgoing.of(
        DeadLetters.of(
            new DeadLetters.Place(
                eventsTopic, logged.partition(), logged.offset(), logged.logTime()),
            SegmentMessages.key(logged.event().userId()),
            SegmentMessages.of(logged.event()),
            aside.reason(),
            aside.text()));
  }

  private static byte[] encode(SendCommand command) {
    return SingleObject.encode(
        io.beckon.schemas.SendCommand.getEncoder(),
        io.beckon.schemas.SendCommand.newBuilder()
            .setCommandId(command.commandId())
            .setJourneyId(command.journeyId())
            .setCampaign(command.campaign())
            .setVersion(command.version())
            .setStep(command.step())
            .setUserId(command.userId())
            .setChannel(command.channel())
            .setTemplate(command.template())
            .setCategory(word(command.category()))
            .setTopic(command.topic())
            .setDueAt(Instant.ofEpochMilli(command.dueAt()))
            .setDecidedAt(Instant.ofEpochMilli(command.decidedAt()))
            .setExpiresAt(Instant.ofEpochMilli(command.expiresAt()))
            .setTriggerEvent(command.triggerEvent())
            .setTrigger(JsonWriter.write(command.trigger()))
            .setMatched(JsonWriter.write(command.matched()))
            .setProfile(JsonWriter.write(command.profile()))
            .setValues(JsonWriter.write(command.values()))
            .setVariants(JsonWriter.write(command.variants()))
            .setVary(JsonWriter.write(command.vary()))
            .build());
  }

  private static byte[] encode(CancelCommand command) {
    return SingleObject.encode(
        io.beckon.schemas.CancelCommand.getEncoder(),
        io.beckon.schemas.CancelCommand.newBuilder()
            .setCommandId(command.commandId())
            .setJourneyId(command.journeyId())
            .setCampaign(command.campaign())
            .setVersion(command.version())
            .setStep(command.step())
            .setUserId(command.userId())
            .setReason(command.reason())
            .setDecidedAt(Instant.ofEpochMilli(command.decidedAt()))
            .build());
  }

  private static byte[] encode(JourneyRecord record) {
    return SingleObject.encode(
        io.beckon.schemas.JourneyRecord.getEncoder(),
        io.beckon.schemas.JourneyRecord.newBuilder()
            .setUserId(record.userId())
            .setCampaign(record.campaign())
            .setVersion(record.version())
            .setJourneyId(record.journeyId())
            .setDecision(word(record.decision()))
            .setStep(record.step())
            .setDueAt(Instant.ofEpochMilli(record.dueAt()))
            .setDecidedAt(Instant.ofEpochMilli(record.decidedAt()))
            .setReason(record.reason())
            .setValues(
                record.values().entrySet().stream()
                    .map(value -> new ValueRead(value.getKey(), value.getValue()))
                    .toList())
            .build());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
