package io.beckon.core.run;

import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.state.DateWatch;
import io.beckon.core.state.Due;
import io.beckon.core.state.TriggerWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Turn;
import java.util.Map;
import java.util.Optional;

/** Asks the conditions and dates that start journeys, and remembers what they answered. */
final class Watching {

  private Watching() {}

  static Watches.Key key(ExecutableCampaign campaign, long trigger) {
    return new Watches.Key(campaign.id(), trigger);
  }

  /**
   * Asks a condition.
   *
   * @param now the instant at which it is asked
   * @return whether it turned true
   */
  static boolean turnsTrue(Watches.Key key, ConditionTrigger trigger, long now, Turn turn) {
    TriggerWatch before = turn.agenda().watches().condition(key);
    boolean held = before == null ? trigger.atRest() : before.held();
    Due entry = before == null ? null : before.entry();
    return remember(key, trigger, now, entry, turn) && !held;
  }

  /**
   * Asks a condition without looking at what it answered before.
   *
   * @param entry when a user enters for whom it holds already; null where none is planned
   * @return the answer
   */
  static boolean remember(
      Watches.Key key, ConditionTrigger trigger, long now, Due entry, Turn turn) {
    Situation situation = Situation.of(turn.user(), Map.of(), now);
    boolean holds = trigger.condition().holds(situation);
    Due flip = flip(trigger.condition().holdsUntil(situation), turn);
    // An entry planned on finding the condition true is void as soon as it is not.
    remember(key, trigger, holds, flip, holds ? entry : null, turn);
    return holds;
  }

  /**
   * Removes a planned entry.
   *
   * @return whether the condition holds at its instant. What was answered before stays: the instant
   *     may be ahead of what events have told so far, and the condition is no other for having been
   *     asked.
   */
  static boolean entersNow(Watches.Key key, ConditionTrigger trigger, long due, Turn turn) {
    TriggerWatch watch = turn.agenda().watches().condition(key);
    remember(key, trigger, watch.held(), watch.flip(), null, turn);
    return trigger.condition().holds(Situation.of(turn.user(), Map.of(), due));
  }

  private static void remember(
      Watches.Key key, ConditionTrigger trigger, boolean holds, Due flip, Due entry, Turn turn) {
    boolean resting = holds == trigger.atRest() && flip == null && entry == null;
    turn.agenda().watches().condition(key, resting ? null : new TriggerWatch(holds, flip, entry));
  }

  /** Looks at a date again, since the profile or its first occurrence may have changed. */
  static void look(Watches.Key key, DateTrigger trigger, Turn turn) {
    Optional<DateTrigger.Found> date = date(trigger, turn);
    DateWatch before = turn.agenda().watches().date(key);
    if (date.isEmpty()) {
      turn.agenda().watches().date(key, null);
      return;
    }
    boolean same = before != null && before.value() == date.get().identity();
    long knownAt = same ? before.knownAt() : turn.instant();
    remember(key, trigger, date.get(), knownAt, same ? before.lastYear() : DateWatch.NEVER, turn);
  }

  /** Remembers that a date has come for a year, and when it comes next. */
  static void came(
      Watches.Key key, DateTrigger trigger, DateTrigger.Found date, int year, Turn turn) {
    DateWatch before = turn.agenda().watches().date(key);
    remember(key, trigger, date, before.knownAt(), year, turn);
  }

  static Optional<DateTrigger.Found> date(DateTrigger trigger, Turn turn) {
    return trigger.date(Situation.of(turn.user(), Map.of(), turn.instant()), turn.zone());
  }

  private static void remember(
      Watches.Key key,
      DateTrigger trigger,
      DateTrigger.Found date,
      long knownAt,
      int lastYear,
      Turn turn) {
    Due next =
        trigger
            .next(date.day(), turn.zone(), knownAt, lastYear)
            .map(coming -> new Due(coming.due(), coming.due() + turn.rules().grace()))
            .orElse(null);
    // One that has passed stays too: another zone may bring it on, and it is not known anew then.
    turn.agenda().watches().date(key, new DateWatch(date.identity(), knownAt, lastYear, next));
  }

  private static Due flip(long until, Turn turn) {
    return until == ExecutableClause.FOR_EVER ? null : new Due(until, until + turn.rules().grace());
  }
}
