package io.beckon.core.run;

import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.state.DateWatch;
import io.beckon.core.state.Due;
import io.beckon.core.state.PastDate;
import io.beckon.core.state.TriggerWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the conditions and dates that start journeys, and remembers what they answered. */
final class Watching {

  /** Zones are 26 hours apart, and a day may begin a day earlier in another. */
  private static final long ACROSS_ZONES = Duration.ofHours(50).toMillis();

  /** Nobody corrects a date more often than that within {@link #ACROSS_ZONES}. */
  private static final int MOST_PAST_DATES = 8;

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
    Watches watches = turn.agenda().watches();
    DateWatch before = watches.date(key);
    if (before != null
        && date.map(DateTrigger.Found::identity).filter(id -> id == before.value()).isPresent()) {
      remember(key, trigger, date.get(), before.knownAt(), before.lastYear(), turn);
      return;
    }
    List<PastDate> past = past(key, before, turn);
    int lastYear = date.map(found -> lastYear(past, found.identity())).orElse(DateWatch.NEVER);
    watches.pastDates(key, past);
    watches.date(key, null);
    date.ifPresent(found -> remember(key, trigger, found, turn.instant(), lastYear, turn));
  }

  /** Those that have come and can be ahead once more, with the one that is no longer the user's. */
  private static List<PastDate> past(Watches.Key key, DateWatch before, Turn turn) {
    List<PastDate> past = new ArrayList<>(turn.agenda().watches().pastDates(key));
    if (before != null && before.lastYear() != DateWatch.NEVER) {
      past.removeIf(date -> date.value() == before.value());
      past.add(new PastDate(before.value(), before.lastYear(), turn.instant() + ACROSS_ZONES));
    }
    past.removeIf(date -> date.until() <= turn.instant());
    return past.subList(Math.max(0, past.size() - MOST_PAST_DATES), past.size());
  }

  private static int lastYear(List<PastDate> past, long value) {
    return past.stream()
        .filter(date -> date.value() == value)
        .mapToInt(PastDate::lastYear)
        .findFirst()
        .orElse(DateWatch.NEVER);
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
