package io.beckon.gateway.log;

import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A record for the events topic.
 *
 * @param key the user's id as UTF-8, or the anonymous id where there is none
 * @param value a message of Segment's specification, as JSON in UTF-8
 */
public record LogRecord(byte[] key, byte[] value) {

  /** Of a user, as producers know it. */
  public static LogRecord of(String producersUser, Map<String, Object> message) {
    return new LogRecord(utf8(producersUser), utf8(JsonWriter.write(message)));
  }

  /** A user as the engine has it, from a link or a command: under its name among producers. */
  static String producersUser(String engineUser) {
    return isAnonymous(engineUser)
        ? engineUser.substring(SegmentReader.ANONYMOUS.length())
        : engineUser;
  }

  /** Somebody may have given the mark and nothing else as a user id. */
  static boolean isAnonymous(String engineUser) {
    return engineUser.startsWith(SegmentReader.ANONYMOUS)
        && !engineUser.substring(SegmentReader.ANONYMOUS.length()).isBlank();
  }

  public int size() {
    return key.length + value.length;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
