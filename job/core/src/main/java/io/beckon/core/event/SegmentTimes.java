package io.beckon.core.event;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The four times a message can carry, in epoch milliseconds, and what they say about event time.
 *
 * @param timestamp when it happened: by the producer's clock as a library sends it, corrected once
 *     a collector has had it
 * @param originalTimestamp when it happened, by the producer's clock
 * @param sentAt when it was sent, by the producer's clock
 * @param receivedAt when a collector got it, by the collector's clock
 */
record SegmentTimes(
    OptionalLong timestamp,
    OptionalLong originalTimestamp,
    OptionalLong sentAt,
    OptionalLong receivedAt) {

  private static final int LAST_YEAR = 9999;

  /** All times that are given must be readable, used or not. */
  static SegmentTimes of(Map<String, Object> fields) throws RefusedException {
    return new SegmentTimes(
        read(fields, "timestamp"),
        read(fields, "originalTimestamp"),
        read(fields, "sentAt"),
        read(fields, "receivedAt"));
  }

  /**
   * Event time {@code E} of a message that came through the log. How long before the sending it
   * happened, the producer's clock knows even where it is wrong; when it was received, a better
   * clock knows: the collector's, or for a message straight from a library, which has {@code
   * timestamp} and {@code sentAt} alone, the log's.
   */
  long eventTime(long logTime) {
    boolean straightFromLibrary =
        timestamp.isPresent()
            && sentAt.isPresent()
            && originalTimestamp.isEmpty()
            && receivedAt.isEmpty();
    if (straightFromLibrary) {
      return logTime - (sentAt.getAsLong() - timestamp.getAsLong());
    }
    return recordedEventTime().orElse(logTime);
  }

  /**
   * As {@link #eventTime}, of a message that was recorded elsewhere: there is no log to correct by.
   */
  OptionalLong recordedEventTime() {
    if (originalTimestamp.isPresent() && sentAt.isPresent() && receivedAt.isPresent()) {
      return OptionalLong.of(
          receivedAt.getAsLong() - (sentAt.getAsLong() - originalTimestamp.getAsLong()));
    }
    return timestamp.isPresent() ? timestamp : originalTimestamp;
  }

  /** When a recorded message would have come into a log. */
  OptionalLong recordedLogTime() {
    return receivedAt.isPresent() ? receivedAt : recordedEventTime();
  }

  private static OptionalLong read(Map<String, Object> fields, String name)
      throws RefusedException {
    Object value = fields.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof String text) {
      try {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
          return OptionalLong.of(time.toInstant().toEpochMilli());
        }
      } catch (DateTimeParseException notATime) {
        // Said below, without the text that the exception repeats.
      }
    }
    throw new RefusedException(
        RefusalReason.BAD_TIMESTAMP,
        "`" + name + "` is not an ISO-8601 date and time with an offset or Z");
  }
}
