package io.beckon.engine.wire;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.RefusalReason;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.schemas.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a record of the events topic, whatever it is: Segment's message as JSON, or as Avro with
 * the single-object mark {@code C3 01}, which no JSON begins with. Never throws. The rules for what
 * an event must hold are the same for both, and stand in {@link SegmentReader}.
 */
public final class EventReader {

  private final SingleObjectReader<Event> avro =
      new SingleObjectReader<>(Event.getClassSchema(), List.of(), Event::createDecoder);

  /**
   * Reads a record.
   *
   * @param value null for none
   * @param logTime log time {@code P} in epoch milliseconds
   */
  public Decoded read(byte[] value, long logTime) {
    // What is longer is refused there unread: its own words would be believed about its length.
    return SingleObject.isMarked(value) && value.length <= SegmentReader.MAX_RECORD
        ? readAvro(value, logTime)
        : SegmentReader.read(value, logTime);
  }

  private Decoded readAvro(byte[] value, long logTime) {
    Event event;
    try {
      event = avro.read(value);
    } catch (SingleObjectReader.UnreadableException e) {
      return e.isSchemaUnknown()
          ? new Decoded.Refused(
              RefusalReason.UNKNOWN_SCHEMA, "the record is Avro of a schema that is not known here")
          : new Decoded.Refused(
              RefusalReason.NOT_AVRO, "the record begins as Avro does and does not go on so");
    }
    try {
      return SegmentReader.read(message(event), value, logTime);
    } catch (JsonException e) {
      return new Decoded.Refused(
          RefusalReason.BAD_FIELD, "`properties` of the Avro record " + e.getMessage());
    }
  }

  private static Map<String, Object> message(Event event) throws JsonException {
    Map<String, Object> message = new HashMap<>();
    message.put("type", event.getType());
    message.put("messageId", event.getMessageId());
    message.put("userId", event.getUserId());
    message.put("anonymousId", event.getAnonymousId());
    message.put("timestamp", event.getTimestamp().toString());
    Map<String, Object> properties = JsonReader.object(event.getProperties());
    switch (event.getType()) {
      case "identify" -> message.put("traits", properties);
      case "page", "screen" -> {
        message.put("name", event.getEvent());
        message.put("properties", properties);
      }
      default -> {
        message.put("event", event.getEvent());
        message.put("properties", properties);
      }
    }
    return message;
  }
}
