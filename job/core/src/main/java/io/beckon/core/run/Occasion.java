package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.identity.Identity;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.state.MatchedEvent;
import io.beckon.core.state.UserState;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What starts a journey: an event, or an instant at which a condition turned or a date came.
 *
 * @param time of the journey's start: {@code E} of the event, {@code D} of the instant
 * @param place in the user's log: of the event, of the last one before the instant
 * @param identity names of what started it: the message id, or the kind of deadline and its instant
 * @param event name of the event; empty where time did it
 * @param properties of the event, or what is known of the instant
 * @param matched by the names of its steps, what a sequence matched; empty otherwise
 * @param maker when what is made now is handled, and when conditions are asked
 */
record Occasion(
    long time,
    long place,
    String[] identity,
    String event,
    Map<String, Object> properties,
    Map<String, Object> matched,
    Maker maker) {

  static Occasion of(Arrival arrival) {
    Event event = arrival.event();
    return new Occasion(
        event.time(),
        arrival.place(),
        new String[] {event.messageId()},
        event.name(),
        event.properties(),
        Map.of(),
        Maker.event(arrival));
  }

  /** The event that completes a sequence. */
  static Occasion of(SequenceMatch match, SequenceTrigger trigger, Arrival arrival) {
    Event event = arrival.event();
    return new Occasion(
        event.time(),
        arrival.place(),
        ids(match).toArray(String[]::new),
        event.name(),
        event.properties(),
        trigger.named(match),
        Maker.event(arrival));
  }

  /**
   * The end of an absence that completes a sequence: the event that began the journey is the last
   * one before it.
   */
  static Occasion of(SequenceMatch match, SequenceTrigger trigger, long due, Turn turn) {
    MatchedEvent last = match.last();
    List<String> identity = new ArrayList<>(List.of("sequence", Long.toString(due)));
    identity.addAll(ids(match));
    return new Occasion(
        due,
        turn.agenda().place(),
        identity.toArray(String[]::new),
        last.name(),
        last.properties(),
        trigger.named(match),
        Maker.deadline(turn.instant()));
  }

  private static List<String> ids(SequenceMatch match) {
    return match.events().stream().map(MatchedEvent::messageId).toList();
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
        Map.of(),
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
