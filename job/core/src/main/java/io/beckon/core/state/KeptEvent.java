package io.beckon.core.state;

import java.util.Map;

/**
 * Something that happened, as far as the tracking plan keeps it.
 *
 * @param time {@code E}, epoch milliseconds
 * @param place in the user's log, from 1
 * @param properties the single values that are planned, in maps where the event has them so
 */
public record KeptEvent(long time, long place, Map<String, Object> properties) {}
