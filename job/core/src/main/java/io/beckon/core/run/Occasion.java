package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.identity.Identity;
import io.beckon.core.state.UserState;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import java.util.Map;

/**
 * What starts a journey: an event, or an instant at which a condition turned or a date came.
 *
 * @param time of the journey's start: {@code E} of the event, {@code D} of the instant
 * @param place in the user's log: of the event, of the last one before the instant
 * @param identity names of what started it: the message id, or the kind of deadline and its instant
 * @param event name of the event; empty where time did it
 * @param properties of the event, or what is known of the instant
 * @param maker when what is made now is handled, and when conditions are asked
 */
record Occasion(
    long time,
    long place,
    String[] identity,
    String event,
    Map<String, Object> properties,
    Maker maker) {

  static Occasion of(Arrival arrival) {
    Event event = arrival.event();
    return new Occasion(
        event.time(),
        arrival.place(),
        new String[] {event.messageId()},
        event.name(),
        event.properties(),
        Maker.event(arrival));
  }

  /**
   * Time itself.
   *
   * @param kind of the deadline, in the words of the campaign file
   */
  static Occasion of(String kind, long due, Map<String, Object> properties, Turn turn) {
    return new Occasion(
        due,
        turn.agenda().place(),
        new String[] {kind, Long.toString(due)},
        "",
        properties,
        Maker.deadline(turn.instant()));
  }

  /** The id of the journey that it starts. */
  String journeyId(String campaign, UserState user, String per) {
    return Identity.journey(campaign, user.userId(), per, identity);
  }

  /** The instant at which the audience is asked. */
  long now() {
    return maker.now(time);
  }
}
