package io.beckon.core.run;

import io.beckon.core.catalog.Release;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.Event;
import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.EventTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.InstantText;
import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.executable.Situation;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.DateWatch;
import io.beckon.core.state.MatchedEvent;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import io.beckon.core.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what starts journeys: an event by itself, a condition that turned, a date that came. */
final class Triggers {

  private Triggers() {}

  /**
   * Asks each campaign; one event enters a campaign once.
   *
   * @param interested those in force
   */
  static void onEvent(Arrival arrival, List<Release> interested, Turn turn) {
    interested.forEach(release -> onEvent(arrival, release.campaign(), turn));
  }

  private static void onEvent(Arrival arrival, ExecutableCampaign campaign, Turn turn) {
    // A stale event enters nobody; what is watched changes all the same.
    boolean entered = arrival.stale();
    for (ExecutableTrigger trigger : campaign.triggers()) {
      if (!trigger.looksAt(arrival.event())) {
        continue;
      }
      Map<String, String> values = new LinkedHashMap<>();
      Occasion occasion = occasion(trigger, arrival, campaign, values, turn);
      if (occasion != null && !entered) {
        Entrance.attempt(occasion, campaign, values, turn);
        entered = true;
      }
    }
  }

  /** News of an item goes on under the name of what happened to the item. */
  private static Arrival named(Arrival arrival, ExecutableTrigger trigger) {
    return trigger instanceof ItemTrigger onItem
        ? new Arrival(
            arrival.event().named(onItem.event()),
            arrival.logTime(),
            arrival.place(),
            arrival.stale())
        : arrival;
  }

  /** What starts a journey; null where nothing does. */
  private static Occasion occasion(
      ExecutableTrigger trigger,
      Arrival arrival,
      ExecutableCampaign campaign,
      Map<String, String> values,
      Turn turn) {
    if (trigger instanceof SequenceTrigger sequence) {
      return Sequencing.onEvent(sequence, arrival, campaign, turn)
          .map(match -> Occasion.of(explained(match, sequence, values), sequence, arrival))
          .orElse(null);
    }
    return starts(trigger, arrival, campaign, values, turn)
        ? Occasion.of(named(arrival, trigger))
        : null;
  }

  private static boolean starts(
      ExecutableTrigger trigger,
      Arrival arrival,
      ExecutableCampaign campaign,
      Map<String, String> values,
      Turn turn) {
    if (trigger instanceof EventTrigger onEvent) {
      return matches(onEvent, arrival, values, turn);
    } else if (trigger instanceof ItemTrigger onItem) {
      // Where the item is looked after it was asked already; what was compared is for people.
      onItem.explain(arrival.event().properties(), values);
      return true;
    } else if (trigger instanceof ConditionTrigger condition) {
      long now = turn.instant() - turn.rules().grace();
      Watches.Key key = Watching.key(campaign, condition.key());
      if (Watching.turnsTrue(key, condition, now, turn)) {
        explain(condition, now, values, turn);
        return true;
      }
    } else if (trigger instanceof DateTrigger date) {
      Watching.look(Watching.key(campaign, date.key()), date, turn);
    }
    return false;
  }

  /** A journey changed the profile: conditions may turn, and dates be others, at this instant. */
  static void onProfile(Turn turn) {
    long now = turn.instant() - turn.rules().grace();
    for (Release release : turn.catalog().lookingAtProfile(turn.instant())) {
      for (ExecutableTrigger trigger : release.campaign().triggers()) {
        if (trigger instanceof ConditionTrigger condition && condition.watched().profile()) {
          Watches.Key key = Watching.key(release.campaign(), condition.key());
          if (Watching.turnsTrue(key, condition, now, turn)) {
            enter(condition.kind(), condition, turn.instant(), release.campaign(), turn);
          }
        } else if (trigger instanceof DateTrigger date) {
          Watching.look(Watching.key(release.campaign(), date.key()), date, turn);
        }
      }
    }
  }

  /** A condition may turn at the instant at which time turns it. */
  static void onFlip(Deadline deadline, ExecutableCampaign campaign, Turn turn) {
    ConditionTrigger trigger = condition(campaign, deadline.trigger());
    long due = deadline.due().due();
    if (Watching.turnsTrue(deadline.trigger(), trigger, due, turn)) {
      enter(trigger.kind(), trigger, due, campaign, turn);
    }
  }

  /** A user enters for whom the condition held when the campaign came into force. */
  static void onPlannedEntry(Deadline deadline, ExecutableCampaign campaign, Turn turn) {
    ConditionTrigger trigger = condition(campaign, deadline.trigger());
    long due = deadline.due().due();
    if (Watching.entersNow(deadline.trigger(), trigger, due, turn)) {
      enter(JourneyRecord.EXISTING, trigger, due, campaign, turn);
    }
  }

  /** A date has come. */
  static void onDate(Deadline deadline, ExecutableCampaign campaign, Turn turn) {
    DateTrigger trigger = date(campaign, deadline.trigger());
    DateWatch watch = turn.agenda().watches().date(deadline.trigger());
    Optional<DateTrigger.Found> date = Watching.date(trigger, turn);
    Optional<DateTrigger.Coming> coming =
        date.flatMap(
            known -> trigger.next(known.day(), turn.zone(), watch.knownAt(), watch.lastYear()));
    if (coming.isEmpty()) {
      Watching.look(deadline.trigger(), trigger, turn);
      return;
    }
    int year = coming.get().year();
    Watching.came(deadline.trigger(), trigger, date.get(), year, turn);
    // Another zone may bring on a date that lies far back by now: it enters nobody, as an event.
    boolean stale = turn.instant() > deadline.due().handled() + turn.rules().staleness();
    if (stale || !turn.changes().enters(campaign.id(), deadline.due().due())) {
      return;
    }
    Map<String, Object> properties = trigger.properties(date.get().day(), year);
    Map<String, String> values = new LinkedHashMap<>();
    properties.forEach((name, value) -> values.put("trigger." + name, value.toString()));
    Occasion occasion = Occasion.of("date", deadline.due().due(), properties, turn);
    Entrance.attempt(occasion, campaign, values, turn);
  }

  /** A run of a sequence is over; it is complete where only an absence was missing. */
  static void onSequenceEnd(Deadline deadline, ExecutableCampaign campaign, Turn turn) {
    SequenceTrigger trigger = (SequenceTrigger) campaign.watched(deadline.trigger().trigger());
    long due = deadline.due().due();
    // One for each value of `per`: two carts may be left at once.
    Map<String, SequenceMatch> entering = new LinkedHashMap<>();
    for (SequenceMatch match : Sequencing.onEnd(deadline, trigger, turn)) {
      String door = (campaign.id() + " " + per(match, campaign)).strip();
      if (!entering.containsKey(door) || Sequencing.newestCounts(campaign)) {
        entering.put(door, match);
      }
    }
    entering.forEach(
        (door, match) -> {
          if (turn.changes().enters(door, due)) {
            Map<String, String> values = new LinkedHashMap<>();
            explained(match, trigger, values);
            Entrance.attempt(Occasion.of(match, trigger, due, turn), campaign, values, turn);
          }
        });
  }

  /** The value of {@code per}; empty where there is none. */
  private static String per(SequenceMatch match, ExecutableCampaign campaign) {
    return campaign
        .definition()
        .per()
        .flatMap(per -> Values.key(Values.at(match.last().properties(), per)))
        .orElse("");
  }

  /** Says which events it was. */
  private static SequenceMatch explained(
      SequenceMatch match, SequenceTrigger trigger, Map<String, String> values) {
    for (int i = 0; i < trigger.steps().size(); i++) {
      for (MatchedEvent event : match.of(i)) {
        String step = "step " + (i + 1) + " " + event.name();
        values.merge(step, InstantText.of(event.time()), (some, one) -> some + ", " + one);
      }
    }
    return match;
  }

  private static void enter(
      String kind, ConditionTrigger trigger, long due, ExecutableCampaign campaign, Turn turn) {
    if (!turn.changes().enters(campaign.id(), due)) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (kind.equals(JourneyRecord.EXISTING)) {
      values.put(kind, "qualified already");
    }
    explain(trigger, due, values, turn);
    Entrance.attempt(Occasion.of(kind, due, Map.of(), turn), campaign, values, turn);
  }

  private static boolean matches(
      EventTrigger trigger, Arrival arrival, Map<String, String> values, Turn turn) {
    Event event = arrival.event();
    Situation situation = Situation.of(turn.user(), event.properties(), arrival.logTime());
    Anchor at = new Anchor(event.time(), arrival.place());
    boolean matches =
        trigger.match().matches(event.name(), situation)
            && (trigger.count() == null
                || trigger.count().isCompletedBy(event.name(), at, situation));
    if (matches && trigger.match().where() != null) {
      trigger.match().where().explain(situation, values);
    }
    return matches;
  }

  private static void explain(
      ConditionTrigger trigger, long now, Map<String, String> values, Turn turn) {
    trigger.condition().explain(Situation.of(turn.user(), Map.of(), now), values);
  }

  private static ConditionTrigger condition(ExecutableCampaign campaign, Watches.Key key) {
    return (ConditionTrigger) campaign.watched(key.trigger());
  }

  private static DateTrigger date(ExecutableCampaign campaign, Watches.Key key) {
    return (DateTrigger) campaign.watched(key.trigger());
  }
}
