package io.beckon.cli.demo.seen;

import java.util.Map;

/**
 * An event as the events topic holds it.
 *
 * @param userId who did it; empty where it happened to a thing
 * @param name as a campaign would call it
 * @param time when it happened, epoch milliseconds
 * @param logTime when the log took it, epoch milliseconds
 * @param properties or traits
 */
public record SeenEvent(
    String userId, String name, long time, long logTime, Map<String, Object> properties) {

  /** A property as text; empty where it is missing. */
  public String text(String property) {
    Object value = properties.get(property);
    return value == null ? "" : value.toString();
  }
}
