package io.beckon.gateway.track;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.plan.BuiltIn;
import io.beckon.gateway.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes a record of a message as a library sends it. What it makes the campaign job reads, since
 * the job's own reader has read it: a message that would be set aside there is refused here, where
 * its producer still hears of it. {@code alias} and {@code group} calls go into the log too, and
 * the job sets them aside until it knows them.
 *
 * <p>A message gets {@code receivedAt} and, where it lacks one, a {@code messageId}; with {@code
 * sentAt} its {@code timestamp} becomes {@code originalTimestamp}, and what stands there is the
 * time by our clock. All else stays as it was.
 */
final class SegmentCalls {

  /** Bytes of a message. */
  static final int MAX_MESSAGE = 32 * 1024;

  private final Supplier<String> ids;

  SegmentCalls() {
    this(() -> UUID.randomUUID().toString());
  }

  /**
   * With other ids.
   *
   * @param ids of messages that have none
   */
  SegmentCalls(Supplier<String> ids) {
    this.ids = ids;
  }

  /**
   * Reads a message.
   *
   * @throws BadMessageException where it is none, without a word of what it says
   */
  static Map<String, Object> read(byte[] json) throws BadMessageException {
    if (json.length > MAX_MESSAGE) {
      throw new BadMessageException("The message is larger than " + MAX_MESSAGE / 1024 + " KB");
    }
    try {
      return JsonReader.object(json, name -> true);
    } catch (JsonException e) {
      throw new BadMessageException("The message " + e.getMessage());
    }
  }

  /**
   * The record.
   *
   * @param message which is changed
   * @param call what the path says it is; empty where the message says so itself
   * @param sentAt of its batch; null for none
   * @param web whether anybody could have sent it
   * @param now when it was received
   */
  LogRecord record(
      Map<String, Object> message, Optional<Call> call, Object sentAt, boolean web, Instant now)
      throws BadMessageException {
    Call what =
        call.or(() -> Call.of(message.get("type")))
            .orElseThrow(
                () ->
                    new BadMessageException(
                        "`type` is not one of track, identify, page, screen, alias, group"));
    message.put("type", what.type());
    // It would go on to everybody who reads the log.
    message.remove("writeKey");
    if (message.get("sentAt") == null && sentAt != null) {
      message.put("sentAt", sentAt);
    }
    setTimes(message, now);
    if (isMissing(message.get("messageId"))) {
      message.put("messageId", ids.get());
    }
    if (web) {
      refuseReports(message.get("event"));
    }
    String user = user(message);
    LogRecord record = LogRecord.of(user, message);
    check(what, message, record, now);
    return record;
  }

  private static void setTimes(Map<String, Object> message, Instant now)
      throws BadMessageException {
    message.put("receivedAt", now.toString());
    Object said =
        message.get("originalTimestamp") != null
            ? message.get("originalTimestamp")
            : message.get("timestamp");
    if (said == null) {
      message.put("timestamp", now.toString());
    } else if (message.get("sentAt") != null) {
      // How long before the sending it happened, the producer's clock knows even where it is wrong.
      Instant original = instant("timestamp", said);
      Duration before = Duration.between(original, instant("sentAt", message.get("sentAt")));
      message.put("originalTimestamp", said);
      message.put("timestamp", now.minus(before).toString());
    }
  }

  private static Instant instant(String name, Object value) throws BadMessageException {
    try {
      OffsetDateTime time = OffsetDateTime.parse(String.valueOf(value));
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeParseException notATime) {
      // Said below, without the text that the exception repeats.
    }
    throw new BadMessageException(
        '`' + name + "` is not an ISO-8601 date and time with an offset or Z");
  }

  /** Who can read a key could end another's messages, or vouch for an open. */
  private static void refuseReports(Object event) throws BadMessageException {
    if (event instanceof String spelling) {
      if (BuiltIn.isTrusted(BuiltIn.meaning(spelling).orElse(spelling))) {
        throw new BadMessageException(
            "A web key sends no reports of delivery and no consent: anybody could");
      }
    }
  }

  private static String user(Map<String, Object> message) throws BadMessageException {
    for (String name : new String[] {"userId", "anonymousId"}) {
      Object id = message.get(name);
      if (id instanceof Long number) {
        message.put(name, number.toString());
      } else if (id != null && !(id instanceof String)) {
        throw new BadMessageException('`' + name + "` is not a text");
      }
    }
    Object user = message.get("userId");
    Object key = isMissing(user) ? message.get("anonymousId") : user;
    if (isMissing(key)) {
      throw new BadMessageException("The message has neither `userId` nor `anonymousId`");
    }
    if (((String) key).length() > SegmentReader.MAX_NAME) {
      throw new BadMessageException(
          "The user's id is longer than " + SegmentReader.MAX_NAME + " characters");
    }
    return (String) key;
  }

  private static boolean isMissing(Object id) {
    return id == null || id instanceof String text && text.isBlank();
  }

  private static void check(Call call, Map<String, Object> message, LogRecord record, Instant now)
      throws BadMessageException {
    switch (call) {
      case ALIAS -> needs(message, "previousId");
      case GROUP -> needs(message, "groupId");
      default -> {
        if (SegmentReader.read(record.value(), now.toEpochMilli())
            instanceof Decoded.Refused refused) {
          throw new BadMessageException(refused.text());
        }
      }
    }
  }

  private static void needs(Map<String, Object> message, String name) throws BadMessageException {
    if (isMissing(message.get(name))) {
      throw new BadMessageException("The message has no `" + name + '`');
    }
  }
}
