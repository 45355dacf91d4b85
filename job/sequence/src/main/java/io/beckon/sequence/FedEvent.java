package io.beckon.sequence;

import io.beckon.core.state.MatchedEvent;

/**
 * An event as the NFA is given it.
 *
 * @param event the event; whole while it is fed, as it was kept later
 * @param kept what is kept of it
 * @param at the time of the sequence at which it counts
 */
record FedEvent(MatchedEvent event, MatchedEvent kept, long at) {

  /** One that was kept, or that is as small as one. */
  FedEvent(MatchedEvent kept, long at) {
    this(kept, kept, at);
  }
}
