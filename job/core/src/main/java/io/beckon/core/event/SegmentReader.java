package io.beckon.core.event;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.value.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads messages of Segment's specification (RudderStack's are the same) from JSON: {@code track},
 * {@code identify}, {@code page} and {@code screen}; and beside these {@code item}, of what
 * happened to a thing and to no user. A pure function of the record and its log time; it never
 * throws, whatever the bytes.
 *
 * <p>The user is {@code userId}, else {@code anon:} and the {@code anonymousId}. Without a {@code
 * messageId} the record's bytes are its identity, so that two records with the same bytes count as
 * one. Of an identify every trait is kept, null ones too: they remove an attribute. What a message
 * says beside this ({@code context}, {@code integrations}) is left out.
 */
public final class SegmentReader {

  /** Bytes of a record. */
  public static final int MAX_RECORD = 512 * 1024;

  /** Properties of an event or traits of a user, at the top level. */
  public static final int MAX_PROPERTIES = 512;

  /** Characters of a user id, a message id, an event name. */
  public static final int MAX_NAME = 256;

  public static final String PAGE_VIEWED = "page_viewed";
  public static final String SCREEN_VIEWED = "screen_viewed";

  /** Keeps those who have not said who they are apart from a user id of the same letters. */
  public static final String ANONYMOUS = "anon:";

  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "userId",
          "anonymousId",
          "messageId",
          "event",
          "name",
          "properties",
          "traits",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt");

  private SegmentReader() {}

  /**
   * Reads a record of the log.
   *
   * @param json the record's value; null for none
   * @param logTime log time {@code P} in epoch milliseconds
   */
  public static Decoded read(byte[] json, long logTime) {
    try {
      SegmentFields fields = fields(json);
      long time = SegmentTimes.of(fields.fields()).eventTime(logTime);
      return new Decoded.Accepted(event(fields, time, json), logTime);
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  /**
   * Reads a message that came in another form than JSON. The same rules hold.
   *
   * @param message its fields under Segment's names, as JSON would hold them
   * @param record the record's value, which is its identity where it has no {@code messageId}
   * @param logTime log time {@code P} in epoch milliseconds
   */
  public static Decoded read(Map<String, Object> message, byte[] record, long logTime) {
    try {
      SegmentFields fields = new SegmentFields(message);
      long time = SegmentTimes.of(fields.fields()).eventTime(logTime);
      return new Decoded.Accepted(event(fields, time, record), logTime);
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  /**
   * Reads a message that was recorded elsewhere, as a backtest does: log time is {@code receivedAt}
   * where it is given, else event time. Refused where it says no time at all.
   */
  public static Decoded readRecorded(byte[] json) {
    try {
      SegmentFields fields = fields(json);
      SegmentTimes times = SegmentTimes.of(fields.fields());
      OptionalLong logTime = times.recordedLogTime();
      if (logTime.isEmpty()) {
        throw new RefusedException(
            RefusalReason.BAD_TIMESTAMP, "has neither `timestamp` nor `receivedAt`");
      }
      long time = times.recordedEventTime().orElse(logTime.getAsLong());
      return new Decoded.Accepted(event(fields, time, json), logTime.getAsLong());
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  private static SegmentFields fields(byte[] json) throws RefusedException {
    if (json == null || json.length == 0) {
      throw new RefusedException(RefusalReason.EMPTY_RECORD, "the record is empty");
    }
    if (json.length > MAX_RECORD) {
      throw new RefusedException(
          RefusalReason.TOO_LARGE, "the record is larger than " + MAX_RECORD + " bytes");
    }
    try {
      return new SegmentFields(JsonReader.object(json, FIELDS::contains));
    } catch (JsonException e) {
      throw new RefusedException(reason(e.fault()), "the record " + e.getMessage());
    }
  }

  private static RefusalReason reason(JsonException.Fault fault) {
    return switch (fault) {
      case SYNTAX -> RefusalReason.NOT_JSON;
      case TEXT -> RefusalReason.INVALID_TEXT;
      case NUMBER -> RefusalReason.BAD_NUMBER;
      case DEPTH -> RefusalReason.NESTED_TOO_DEEP;
      case VALUES -> RefusalReason.TOO_MANY_VALUES;
      case NAME -> RefusalReason.TOO_LONG;
    };
  }

  private static Event event(SegmentFields fields, long time, byte[] json) throws RefusedException {
    return switch (fields.text("type")) {
      case "track" ->
          event(
              fields,
              Event.Kind.TRACK,
              trackedName(fields),
              time,
              fields.properties("properties"),
              json);
      case "item" ->
          event(
              fields,
              Event.Kind.ITEM,
              trackedName(fields),
              time,
              fields.properties("properties"),
              json);
      case "page" -> event(fields, Event.Kind.TRACK, PAGE_VIEWED, time, viewed(fields), json);
      case "screen" -> event(fields, Event.Kind.TRACK, SCREEN_VIEWED, time, viewed(fields), json);
      case "identify" ->
          event(
              fields,
              Event.Kind.IDENTIFY,
              Event.IDENTIFY_NAME,
              time,
              fields.properties("traits"),
              json);
      case "alias", "group" ->
          throw new RefusedException(
              RefusalReason.UNSUPPORTED_TYPE, "`alias` and `group` are not supported yet");
      case "" -> throw new RefusedException(RefusalReason.UNSUPPORTED_TYPE, "has no `type`");
      default ->
          throw new RefusedException(
              RefusalReason.UNSUPPORTED_TYPE,
              "`type` is not one of track, identify, page, screen, item");
    };
  }

  private static Event event(
      SegmentFields fields,
      Event.Kind kind,
      String name,
      long time,
      Map<String, Object> properties,
      byte[] json)
      throws RefusedException {
    String messageId = fields.id("messageId");
    return new Event(
        kind,
        name,
        kind == Event.Kind.ITEM ? "" : user(fields),
        messageId.isEmpty() ? "sha256:" + Sha256.hex(json) : messageId,
        time,
        properties);
  }

  private static String trackedName(SegmentFields fields) throws RefusedException {
    String name = fields.name("event");
    if (name.isBlank()) {
      throw new RefusedException(
          RefusalReason.MISSING_EVENT_NAME, "a track call needs `event`, and so does an item's");
    }
    return name;
  }

  /** What was viewed is said beside the properties of a page or screen call. */
  private static Map<String, Object> viewed(SegmentFields fields) throws RefusedException {
    String name = fields.name("name");
    if (name.isEmpty()) {
      return fields.properties("properties");
    }
    Map<String, Object> properties = new LinkedHashMap<>(fields.properties("properties"));
    properties.put("name", name);
    return properties;
  }

  private static String user(SegmentFields fields) throws RefusedException {
    String user = fields.id("userId");
    if (!user.isBlank()) {
      return user;
    }
    String anonymous = fields.id("anonymousId");
    if (anonymous.isBlank()) {
      throw new RefusedException(
          RefusalReason.MISSING_USER, "has neither `userId` nor `anonymousId`");
    }
    return ANONYMOUS + anonymous;
  }
}
