package io.beckon.core.oracle;

import java.util.Map;

/**
 * What begins a journey.
 *
 * @param name of the event; empty where time began it
 * @param properties what {@code trigger.} sees
 * @param start the journey's start: the event's time, or {@code D}
 * @param byEvent whether an event began it, or time
 * @param identity what tells it from other occasions of the campaign
 */
record Occasion(
    String name, Map<String, Object> properties, Point start, boolean byEvent, String identity) {

  static Occasion of(NaiveLog.Happened happened) {
    return new Occasion(
        happened.name(),
        happened.properties(),
        new Point(happened.time(), happened.place()),
        true,
        happened.event().messageId());
  }
}
