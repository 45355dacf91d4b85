package io.beckon.engine.live;

import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

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
