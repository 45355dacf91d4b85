package io.beckon.engine.live;

import io.beckon.core.catalog.Control;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.JourneyRecord;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.avro.message.MissingSchemaException;

/** What producers and authors write. */
final class Messages {

  private Messages() {}

  /** A track call as JSON. */
  static byte[] track(String user, String event, String messageId, long time) {
    return """
        {"type": "track", "userId": "%s", "event": "%s", "messageId": "%s", "timestamp": "%s",
         "properties": {"price": 25.0}}"""
        .formatted(user, event, messageId, Instant.ofEpochMilli(time))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A user sees a thing; or, where there is no user, something happens to it. */
  static byte[] ofThing(String event, String user, String thing) {
    return """
        {"type": "%s", "userId": "%s", "event": "%s", "messageId": "%s", "timestamp": "%s",
         "properties": {"product_id": "%s", "price": 9.5}}"""
        .formatted(
            user.isEmpty() ? "item" : "track",
            user,
            event,
            event + user + thing,
            Instant.now(),
            thing)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How a campaign is to stand. */
  static byte[] said(Control control, String sequence) {
    return SingleObject.encode(
        CampaignRecord.getEncoder(), CampaignRecords.of(control, sequence, "").build());
  }

  /** What a journey record says was decided, and why: {@code refused: paused}. */
  static String decision(byte[] value) {
    try {
      JourneyRecord record = JourneyRecord.getDecoder().decode(value);
      String reason = record.getReason();
      return record.getDecision() + (reason.isEmpty() ? "" : ": " + reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a decision was made, log time; empty of what is none. */
  static OptionalLong decidedAt(byte[] value) {
    try {
      return OptionalLong.of(
          JourneyRecord.getDecoder().decode(value).getDecidedAt().toEpochMilli());
    } catch (MissingSchemaException aCommand) {
      return commandDecidedAt(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalLong commandDecidedAt(byte[] value) {
    try {
      return OptionalLong.of(SendCommand.getDecoder().decode(value).getDecidedAt().toEpochMilli());
    } catch (MissingSchemaException another) {
      return cancelDecidedAt(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalLong cancelDecidedAt(byte[] value) {
    try {
      return OptionalLong.of(
          CancelCommand.getDecoder().decode(value).getDecidedAt().toEpochMilli());
    } catch (MissingSchemaException aHold) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something as its author publishes it. */
  static byte[] published(ChangeKind kind, String id, String version, String text) {
    return SingleObject.encode(
        CampaignRecord.getEncoder(),
        CampaignRecord.newBuilder()
            .setKind(kind.word())
            .setCampaign(id)
            .setVersion(version)
            .setFileName(id + ".yaml")
            .setSource(text)
            .build());
  }
}
