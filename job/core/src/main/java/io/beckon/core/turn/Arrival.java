package io.beckon.core.turn;

import io.beckon.core.event.Event;

/**
 * An event as the user's clock meets it.
 *
 * @param event with the event time that counts: never far ahead of log time
 * @param logTime {@code P}, never before the user's clock
 * @param place in the user's log, from 1
 * @param stale whether it comes so late that it triggers nothing
 */
public record Arrival(Event event, long logTime, long place, boolean stale) {}
