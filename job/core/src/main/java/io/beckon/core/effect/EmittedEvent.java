package io.beckon.core.effect;

import java.util.Map;

/**
 * An event that a journey puts into the log, or that tells a watcher of an item. It goes back at
 * least once, and the user stage recognises a repetition by its id.
 *
 * @param messageId a function of what caused it, so that a replay cannot invent an event
 * @param userId whose it is
 * @param name of the event
 * @param time {@code E}, epoch milliseconds: when it was due
 * @param decidedAt {@code S}, epoch milliseconds of log time
 * @param properties of the event
 */
public record EmittedEvent(
    String messageId,
    String userId,
    String name,
    long time,
    long decidedAt,
    Map<String, Object> properties)
    implements Effect {}
