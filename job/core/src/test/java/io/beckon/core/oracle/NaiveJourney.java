package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Step;
import io.beckon.core.value.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One user's run through a campaign, with everything in the open. */
final class NaiveJourney {

  /** The version that it goes by now. */
  Campaign campaign;

  final Occasion trigger;

  /** Canonical value of {@code per}; null where the campaign has none. */
  final String per;

  /** How many journeys the user entered before. */
  final int entry;

  /** {@code D} of what it did last. */
  long due;

  /** Whether an event moves it on, or a deadline. */
  boolean movedByEvent;

  /** The event that moves it on, or that answered it just now; null where there is none. */
  Point movedBy;

  /** The steps still ahead, the next one first. */
  final Deque<Step> ahead = new ArrayDeque<>();

  /** {@code H} of the wait it is in, or of a message that was put off; null where in neither. */
  Long wakes;

  /** {@code D} of the wait it is in. */
  long wakesFor;

  /** The wait it is in, or the step that comes when its time is up. */
  Step stands;

  /** What it waits for; null where it waits for time alone. */
  Step.WaitFor waitsFor;

  /** What answers it is after this. */
  Point answeredAfter;

  /** The message that was put off; null where there is none. */
  Step putOff;

  /** Whether it was told that the message is held until its campaign goes on. */
  boolean toldOfHold;

  boolean inside = true;

  /** {@code H} of the end of the goal's window; null for as long as it runs, or without a goal. */
  Long goalEnds;

  /** The last instant at which nothing but its end was looked for. */
  long lookedAt = Long.MIN_VALUE;

  /** The last answers of the exit conditions, in the order of the file. */
  final List<Boolean> answers = new ArrayList<>();

  /** The instants for which they are the answers. */
  final List<Long> askedAt = new ArrayList<>();

  /** What was put out and may be called back. */
  final List<Put> put = new ArrayList<>();

  /** The last message it decided to send; its start before any. */
  Point lastSend;

  final Map<String, Object> values = new HashMap<>();
  final Map<String, String> variants = new TreeMap<>();

  record Put(
      String step, String channel, Optional<String> topic, boolean marketing, long expiresAt) {}

  NaiveJourney(Campaign campaign, Occasion trigger, String per, int entry) {
    this.campaign = campaign;
    this.trigger = trigger;
    this.per = per;
    this.entry = entry;
    this.due = trigger.start().time();
    this.movedByEvent = trigger.byEvent();
    this.movedBy = trigger.byEvent() ? trigger.start() : null;
    this.lastSend = trigger.start();
    this.ahead.addAll(campaign.steps());
  }

  Point start() {
    return trigger.start();
  }

  String name() {
    return campaign.id() + "/" + per + "/" + trigger.identity();
  }

  /** Asked about at an instant. */
  NaiveClauses.Question question(long now) {
    return new NaiveClauses.Question(trigger.properties(), values, start(), lastSend, now);
  }

  /** Asked at {@code S}: the answer is for now = P where an event moves it, else for now = D. */
  NaiveClauses.Question snapshot(long instant) {
    return question(movedByEvent ? instant : due);
  }

  /** Null where the campaign has no {@code per}, or the event no value of it. */
  static String per(Campaign campaign, Map<String, Object> properties) {
    return campaign.per().map(properties::get).flatMap(Values::key).orElse(null);
  }

  /** A journey per cart: what it waits for matches on the cart where the event carries one. */
  boolean concerns(Map<String, Object> properties) {
    String value = per(campaign, properties);
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

  /**
   * The instants at which the user is looked at for the sake of a journey that decides nothing
   * then: the end of its goal's window, and once all its steps are done, the moment from which
   * nothing of what it sent can be called back.
   */
  Optional<Long> lookedAtNext() {
    if (goalEnds != null && goalEnds > lookedAt) {
      return Optional.of(goalEnds);
    }
    return inside
        ? Optional.empty()
        : put.stream().map(Put::expiresAt).filter(end -> end > lookedAt).max(Long::compare);
  }
}
