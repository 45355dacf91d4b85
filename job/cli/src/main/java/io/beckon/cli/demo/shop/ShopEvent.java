package io.beckon.cli.demo.shop;

import io.beckon.core.event.Event;
import io.beckon.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something a shopper did, as the shop's tracker sends it; or something that happened to a thing,
 * as the shop's books say it.
 *
 * @param type Segment's call
 * @param name of the event; of the page, for a page call; empty for an identify call
 * @param userId who did it; empty where it happened to a thing
 * @param messageId the tracker's identity of the event; a retry carries the same
 * @param time when it happened, epoch milliseconds
 * @param logTime when the log takes it, epoch milliseconds; later than it happened where a phone
 *     was offline
 * @param properties of the event, or the traits of an identify call
 */
public record ShopEvent(
    Type type,
    String name,
    String userId,
    String messageId,
    long time,
    long logTime,
    Map<String, Object> properties)
    implements ShopRecord {

  /** A call of the Segment specification, and beside these what happens to a thing. */
  public enum Type {
    TRACK("track"),
    PAGE("page"),
    IDENTIFY("identify"),
    ITEM("item");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /** What another system told about a shopper, as having happened when the log takes it. */
  public static ShopEvent heard(Event event, long logTime) {
    Type type = event.kind() == Event.Kind.IDENTIFY ? Type.IDENTIFY : Type.TRACK;
    return new ShopEvent(
        type,
        event.name(),
        event.userId(),
        event.messageId(),
        logTime,
        logTime,
        event.properties());
  }

  /** The same event, taken by the log at another time. */
  ShopEvent taken(long otherLogTime) {
    return new ShopEvent(type, name, userId, messageId, time, otherLogTime, properties);
  }

  @Override
  public String key() {
    return type == Type.ITEM ? properties.get("product_id").toString() : userId;
  }

  /** Segment JSON. */
  @Override
  public byte[] bytes() {
    return json(new LinkedHashMap<>());
  }

  /** The same with the time at which the log took it, as a recorded log has it. */
  public byte[] recorded() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("receivedAt", Instant.ofEpochMilli(logTime).toString());
    return json(fields);
  }

  private byte[] json(Map<String, Object> fields) {
    fields.put("type", type.word);
    if (type == Type.TRACK || type == Type.ITEM) {
      fields.put("event", name);
    } else if (type == Type.PAGE) {
      fields.put("name", name);
    }
    if (type != Type.ITEM) {
      fields.put("userId", userId);
    }
    fields.put("messageId", messageId);
    fields.put("timestamp", Instant.ofEpochMilli(time).toString());
    fields.put(type == Type.IDENTIFY ? "traits" : "properties", properties);
    return JsonWriter.write(fields).getBytes(StandardCharsets.UTF_8);
  }
}
