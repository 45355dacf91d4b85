package io.beckon.sequence;

import io.beckon.core.state.MatchedEvent;

/**
 * An event as the NFA is given it.
 *
 * @param event the event
 * @param at the time of the sequence at which it counts
 */
record FedEvent(MatchedEvent event, long at) {}
