package io.beckon.engine.live;

import io.beckon.schemas.CampaignRecord;
import java.io.IOException;
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

  /** A campaign as its author publishes it. */
  static byte[] campaign(String id, String text) {
    try {
      return CampaignRecord.getEncoder()
          .encode(
              CampaignRecord.newBuilder()
                  .setCampaign(id)
                  .setVersion("v1")
                  .setFileName(id + ".yaml")
                  .setSource(text)
                  .build())
          .array();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
