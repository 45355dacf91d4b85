package io.beckon.runtime.wire;

import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Events as messages of Segment's specification, in JSON: what {@link SegmentReader} reads as the
 * same event again.
 */
public final class SegmentMessages {

  private SegmentMessages() {}

  /** The message; what was a page or screen call is a track call of what the engine calls it. */
  public static byte[] of(Event event) {
    boolean identify = event.kind() == Event.Kind.IDENTIFY;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", event.kind().name().toLowerCase(Locale.ROOT));
    message.put("messageId", event.messageId());
    if (event.kind() != Event.Kind.ITEM) {
      boolean anonymous = isAnonymous(event.userId());
      message.put(anonymous ? "anonymousId" : "userId", user(event.userId()));
    }
    if (!identify) {
      message.put("event", event.name());
    }
    message.put("timestamp", Instant.ofEpochMilli(event.time()).toString());
    message.put(identify ? "traits" : "properties", event.properties());
    return JsonWriter.write(message).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The key of a user's records in the events topic, as producers have it: of who is not known yet
   * the anonymous id as they know it, without our mark.
   */
  public static byte[] key(String userId) {
    return user(userId).getBytes(StandardCharsets.UTF_8);
  }

  private static String user(String userId) {
    return isAnonymous(userId) ? userId.substring(SegmentReader.ANONYMOUS.length()) : userId;
  }

  /** Somebody may have given this mark and nothing else as a user id. */
  private static boolean isAnonymous(String userId) {
    return userId.startsWith(SegmentReader.ANONYMOUS)
        && !userId.substring(SegmentReader.ANONYMOUS.length()).isBlank();
  }
}
