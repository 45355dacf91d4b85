package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One user's run through a campaign, with everything in the open. */
final class NaiveJourney {

  final Campaign campaign;
  final Event trigger;

  /** Canonical value of {@code per}; null where the campaign has none. */
  final String per;

  /** Place of the trigger in the user's log. */
  final int entry;

  /** {@code D} of what it did last. */
  long due;

  /** Index of the step it comes to next. */
  int step;

  /** {@code H} of the wait it is in; null where it is in none. */
  Long wakes;

  /** Whether an event moves it on, or a deadline. */
  boolean movedByEvent = true;

  boolean inside = true;

  /** {@code H} of the end of the goal's window. */
  long goalEnds;

  /** The last answers of the exit conditions, in the order of the file. */
  final List<Boolean> answers = new ArrayList<>();

  /** The instants for which they are the answers. */
  final List<Long> askedAt = new ArrayList<>();

  /** What was put out and may be called back. */
  final List<Put> put = new ArrayList<>();

  record Put(String step, long expiresAt) {}

  NaiveJourney(Campaign campaign, Event trigger, String per, int entry) {
    this.campaign = campaign;
    this.trigger = trigger;
    this.per = per;
    this.entry = entry;
    this.due = trigger.time();
  }

  long start() {
    return trigger.time();
  }

  String name() {
    return name(campaign, per, trigger);
  }

  static String name(Campaign campaign, String per, Event trigger) {
    return campaign.id() + "/" + per + "/" + trigger.messageId();
  }

  /** Null where the campaign has no {@code per}, or the event no value of it. */
  static String per(Campaign campaign, Event event) {
    return campaign.per().map(event.properties()::get).flatMap(Values::key).orElse(null);
  }

  /** A journey per cart: its goal and exits match on the cart where the event carries one. */
  boolean concerns(Event event) {
    String value = per(campaign, event);
    return value == null || Objects.equals(per, value);
  }

  List<Clause> exitConditions() {
    return campaign.exits().stream()
        .filter(exit -> exit instanceof Exit.OnCondition)
        .map(exit -> ((Exit.OnCondition) exit).condition())
        .toList();
  }

  List<Exit.OnEvent> exitEvents() {
    return campaign.exits().stream()
        .filter(exit -> exit instanceof Exit.OnEvent)
        .map(exit -> (Exit.OnEvent) exit)
        .toList();
  }
}
