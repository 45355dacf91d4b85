package io.beckon.core.event;

import java.util.Map;

/**
 * Something a user did, what became known of the user, or what happened to an item.
 *
 * @param kind what the event changes: history, the profile, or nothing of its own user's
 * @param name the tracked name; {@code page_viewed} and {@code screen_viewed} for Segment's page
 *     and screen calls, {@code identify} for traits
 * @param userId whose it is; empty for what happened to an item, and for nothing else
 * @param messageId the producer's identity of the event, or a hash of the record where it gave
 *     none; a producer's retry carries the same
 * @param time event time {@code E} in epoch milliseconds, as the producer states it
 * @param properties of the event, or the traits of an identify; values are {@code null}, {@link
 *     Boolean}, {@link Long}, {@link Double}, {@link String}, {@link java.util.List} and {@link
 *     Map} of the same; not to be changed
 */
public record Event(
    Kind kind,
    String name,
    String userId,
    String messageId,
    long time,
    Map<String, Object> properties) {

  /** What an event changes. */
  public enum Kind {
    /** Something the user did: goes to history, may start, move or end journeys. */
    TRACK,
    /** What is known of the user: goes to the profile. */
    IDENTIFY,
    /** Something that happened to a thing, and to nobody: goes to those who watch it. */
    ITEM
  }

  public static final String IDENTIFY_NAME = "identify";

  /** The same event under another name. */
  public Event named(String otherName) {
    return new Event(kind, otherName, userId, messageId, time, properties);
  }

  /** The same event with another event time. */
  public Event at(long otherTime) {
    return new Event(kind, name, userId, messageId, otherTime, properties);
  }
}
