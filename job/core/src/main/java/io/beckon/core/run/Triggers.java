package io.beckon.core.run;

import io.beckon.core.catalog.Release;
import io.beckon.core.event.Event;
import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.EventTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.executable.Situation;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.DateWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what starts journeys: an event by itself, a condition that turned, a date that came. */
final class Triggers {

  private Triggers() {}

  /** Asks each campaign that is in force; one event enters a campaign once. */
  static void onEvent(Arrival arrival, List<Release> interested, Turn turn) {
    for (Release release : interested) {
      if (release.inForce(arrival.logTime())) {
        onEvent(arrival, release.campaign(), turn);
      }
    }
  }

  private static void onEvent(Arrival arrival, ExecutableCampaign campaign, Turn turn) {
    // A stale event enters nobody; what is watched changes all the same.
    boolean entered = arrival.stale();
    for (ExecutableTrigger trigger : campaign.triggers()) {
      if (!trigger.looksAt(arrival.event())) {
        continue;
      }
      Map<String, String> values = new LinkedHashMap<>();
      if (starts(trigger, arrival, campaign, values, turn) && !entered) {
        Entrance.attempt(Occasion.of(named(arrival, trigger)), campaign, values, turn);
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
      enter("existing", trigger, due, campaign, turn);
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
    if (!turn.changes().enters(campaign.id(), deadline.due().due())) {
      return;
    }
    Map<String, Object> properties = trigger.properties(date.get().day(), year);
    Map<String, String> values = new LinkedHashMap<>();
    properties.forEach((name, value) -> values.put("trigger." + name, value.toString()));
    Occasion occasion = Occasion.of("date", deadline.due().due(), properties, turn);
    Entrance.attempt(occasion, campaign, values, turn);
  }

  private static void enter(
      String kind, ConditionTrigger trigger, long due, ExecutableCampaign campaign, Turn turn) {
    if (!turn.changes().enters(campaign.id(), due)) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
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
