package io.beckon.engine.wire;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.json.JsonWriter;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.schemas.ValueRead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What was decided, as Avro's single objects under the user's key. */
public final class AvroEffects implements EffectEncoder {

  /** The reason of a dead letter that holds a campaign. */
  public static final String BAD_CAMPAIGN = "bad_campaign";

  private static final long serialVersionUID = 1L;

  private final String campaignsTopic;

  /**
   * An encoder.
   *
   * @param campaignsTopic named in dead letters of campaigns
   */
  public AvroEffects(String campaignsTopic) {
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
    }
    throw new IllegalArgumentException("No form for " + effect.getClass().getName());
  }

  @Override
  public Outgoing encode(CampaignChange change, String problem) {
    DeadLetters.Place place =
        new DeadLetters.Place(
            campaignsTopic, change.partition(), change.offset(), change.effectiveFrom());
    byte[] key = (change.campaign() + '@' + change.version()).getBytes(StandardCharsets.UTF_8);
    byte[] text = change.text().getBytes(StandardCharsets.UTF_8);
    return DeadLetters.of(place, key, text, BAD_CAMPAIGN, problem);
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
            .setProfile(JsonWriter.write(command.profile()))
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
