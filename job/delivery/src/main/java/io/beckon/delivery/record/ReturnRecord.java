package io.beckon.delivery.record;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.plan.BuiltIn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the gateway says of a message that came back, as it stands in the returns topic: a JSON
 * object of {@code event}, {@code messageId}, {@code timestamp}, {@code command_id}, and of a
 * bounce {@code permanent}, and perhaps a {@code reason}.
 *
 * @param event what it is to its user
 * @param messageId the same each time it is reported
 * @param at when it was reported: epoch milliseconds
 * @param commandId of the message
 * @param permanent of a bounce, whether the address itself is bad; empty of others
 * @param reason a code or a few words; may be empty
 */
public record ReturnRecord(
    String event,
    String messageId,
    long at,
    String commandId,
    Optional<Boolean> permanent,
    String reason) {

  /** Bytes of a record. */
  public static final int MAX_RECORD = 16 * 1024;

  private static final int MAX_TEXT = 256;

  /** Others would be events of anybody's making. */
  private static final Set<String> EVENTS =
      Set.of(BuiltIn.BOUNCED, BuiltIn.COMPLAINED, "message_delivered");

  private static final Set<String> FIELDS =
      Set.of("event", "messageId", "timestamp", "command_id", "permanent", "reason");

  /** Reads one; empty where it is none. */
  public static Optional<ReturnRecord> read(byte[] json) {
    if (json == null || json.length > MAX_RECORD) {
      return Optional.empty();
    }
    try {
      Map<String, Object> fields = JsonReader.object(json, FIELDS::contains);
      String event = text(fields, "event");
      String messageId = text(fields, "messageId");
      String commandId = text(fields, "command_id");
      Object permanent = fields.get("permanent");
      boolean isBounce = event.equals(BuiltIn.BOUNCED);
      if (!EVENTS.contains(event)
          || messageId.isBlank()
          || commandId.isBlank()
          || isBounce != permanent instanceof Boolean) {
        return Optional.empty();
      }
      return Optional.of(
          new ReturnRecord(
              event,
              messageId,
              Instant.parse(text(fields, "timestamp")).toEpochMilli(),
              commandId,
              Optional.ofNullable((Boolean) permanent),
              text(fields, "reason")));
    } catch (JsonException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Empty where it is not there, is no text, or is longer than any of ours. */
  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text && text.length() <= MAX_TEXT ? text : "";
  }
}
