package io.beckon.core.run;

import io.beckon.core.state.Agenda;
import io.beckon.core.state.Journey;
import java.util.Iterator;

/**
 * Room for one more journey in a user's entry, which is read with every event and must stay small
 * whatever a stranger sends.
 */
final class Room {

  /**
   * Bytes of an agenda beyond which nobody enters. One trigger always fits: what was read from a
   * record of at most {@link io.beckon.core.event.SegmentReader#MAX_RECORD} is no larger.
   */
  static final int BYTES = 1024 * 1024;

  private final Agenda agenda;
  private final int journeys;

  /**
   * Room beside a number of journeys.
   *
   * @param journeys at most so many others
   */
  Room(Agenda agenda, int journeys) {
    this.agenda = agenda;
    this.journeys = journeys;
  }

  private boolean has(int trigger) {
    return !isFullOfJourneys() && agenda.size() + trigger <= BYTES;
  }

  boolean isFullOfJourneys() {
    return agenda.journeys().size() > journeys;
  }

  /**
   * Lets journeys go that are only there to call messages back, the oldest first: a message that
   * cannot be called back still expires.
   *
   * @return whether a journey with a trigger of this size finds room then
   */
  boolean make(int trigger) {
    Iterator<Journey> oldestFirst = agenda.journeys().iterator();
    // Asked anew only where a journey went: to ask is to write the whole agenda.
    boolean room = has(trigger);
    while (!room && oldestFirst.hasNext()) {
      if (oldestFirst.next().letGo() != null) {
        oldestFirst.remove();
        room = has(trigger);
      }
    }
    return room;
  }
}
