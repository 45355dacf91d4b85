package io.beckon.gateway.log;

import io.beckon.core.event.Event;
import io.beckon.link.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of a message's user, as the campaign job reads them. */
public final class UserEvents {

  private UserEvents() {}

  /**
   * Something that the user did, or that happened to the message.
   *
   * @param messageId the event's own id: what comes again within 48 hours under the same one is the
   *     same event
   * @param at when it happened
   */
  public static LogRecord track(
      Message message, String event, String messageId, Instant at, Map<String, Object> properties) {
    Map<String, Object> call = call("track", message, messageId, at);
    call.put("event", event);
    call.put("properties", properties);
    return LogRecord.of(LogRecord.producersUser(message.userId()), call);
  }

  /** What became known of the user. */
  public static LogRecord identify(
      Message message, String messageId, Instant at, Map<String, Object> traits) {
    Map<String, Object> call = call(Event.IDENTIFY_NAME, message, messageId, at);
    call.put("traits", traits);
    return LogRecord.of(LogRecord.producersUser(message.userId()), call);
  }

  /** Which message an event is about; what is empty is left out. */
  public static Map<String, Object> about(Message message) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("command_id", message.commandId());
    put(properties, "campaign", message.campaign());
    put(properties, "step", message.step());
    put(properties, "template", message.template());
    return properties;
  }

  private static void put(Map<String, Object> properties, String name, String text) {
    if (!text.isEmpty()) {
      properties.put(name, text);
    }
  }

  private static Map<String, Object> call(
      String type, Message message, String messageId, Instant at) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("type", type);
    call.put("messageId", messageId);
    boolean anonymous = LogRecord.isAnonymous(message.userId());
    call.put(anonymous ? "anonymousId" : "userId", LogRecord.producersUser(message.userId()));
    call.put("timestamp", at.toString());
    return call;
  }
}
