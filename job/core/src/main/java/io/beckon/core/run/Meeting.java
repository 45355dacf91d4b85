package io.beckon.core.run;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Hold;
import io.beckon.core.catalog.Release;
import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.identity.Chance;
import io.beckon.core.memory.Backfill;
import io.beckon.core.model.Existing;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.state.TriggerWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A user meets the campaigns that came into force since the user was last looked at, their ends,
 * the zone of another policy, and a halt of them all. What their conditions answer now is the
 * baseline and silent, unless the campaign says that users enter for whom they hold already.
 *
 * <p>It takes place whenever the user is touched: before an event, before a deadline, and at the
 * roll-call for those who do nothing. All of these are instants of the log, so that a replay meets
 * the same campaigns at the same instants.
 */
final class Meeting {

  private Meeting() {}

  /** Whether there is a campaign that the user has not met at this instant. */
  static boolean isDue(Agenda agenda, Catalog catalog, long instant) {
    return catalog.latestRelease(instant) > agenda.met();
  }

  /** Meets them all. */
  static void hold(Turn turn) {
    Agenda agenda = turn.agenda();
    if (!isDue(agenda, turn.catalog(), turn.instant())) {
      return;
    }
    List<Release> all = turn.catalog().releases(agenda.met(), turn.instant());
    List<Release> releases = all.stream().filter(Predicate.not(Release::ends)).toList();
    // Before any of them is asked, since they share what is kept; those too that have been replaced
    // meanwhile, since what they needed first stays needed.
    Backfill.of(releases, turn);
    Migration.by(all, turn);
    OptionalLong halted = turn.catalog().holds().haltedSince(agenda.met(), turn.instant());
    if (halted.isPresent()) {
      callBack(halted.getAsLong(), turn);
    }
    all.stream()
        .filter(release -> release.ends() && release.takesForce())
        .forEach(end -> forget(end, turn));
    releases.stream()
        .filter(release -> release.inForce(turn.instant()))
        .forEach(release -> meet(release, turn));
    lookAtDates(turn);
    agenda.met(turn.catalog().latestRelease(turn.instant()));
  }

  /** Nothing is watched for a campaign that has ended; if it comes back, it begins anew. */
  private static void forget(Release end, Turn turn) {
    Sequencing.forget(end.campaign().id(), trigger -> true, turn);
    turn.agenda().watches().retain(end.campaign().id(), key -> false);
  }

  /** All campaigns are halted: what may not have been delivered yet is not to be. */
  private static void callBack(long from, Turn turn) {
    for (Journey journey : List.copyOf(turn.agenda().journeys())) {
      ExecutableCampaign campaign = turn.campaignOf(journey);
      new CallBack(journey, campaign, from, Hold.HALTED.word(), Map.of(), turn).all();
      if (journey.passedLastStep()) {
        Ending.whereDone(journey, turn);
      }
    }
    turn.agenda().sweep();
  }

  private static void meet(Release release, Turn turn) {
    ExecutableCampaign campaign = release.campaign();
    Watches watches = turn.agenda().watches();
    Sequencing.meet(release, turn);
    watches.retain(campaign.id(), key -> campaign.watched(key) != null);
    for (ExecutableTrigger trigger : campaign.triggers()) {
      if (trigger instanceof ConditionTrigger condition
          && !isKnown(condition.key(), release, turn)) {
        baseline(condition, campaign, turn);
      } else if (trigger instanceof DateTrigger date) {
        Watching.look(Watching.key(campaign, date.key()), date, turn);
      }
    }
  }

  /** The policy may have brought another zone. */
  private static void lookAtDates(Turn turn) {
    for (Watches.Key key : List.copyOf(turn.agenda().watches().dates().keySet())) {
      Release release = turn.catalog().inForce(key.campaign(), turn.instant());
      if (release != null
          && release.campaign().watched(key.trigger()) instanceof DateTrigger date) {
        Watching.look(key, date, turn);
      }
    }
  }

  /**
   * A version that says the same as those before it goes on with what is remembered, back to the
   * one that the user has met: as if the user had met each of them.
   */
  static boolean isKnown(long key, Release release, Turn turn) {
    for (Release before = release.before(); before != null; before = before.before()) {
      if (before.takesForce() && before.campaign().watched(key) == null) {
        return false;
      }
      if (before.from() <= turn.agenda().met()) {
        return true;
      }
    }
    return false;
  }

  private static void baseline(ConditionTrigger trigger, ExecutableCampaign campaign, Turn turn) {
    Watches.Key key = Watching.key(campaign, trigger.key());
    long now = turn.instant() - turn.rules().grace();
    if (Watching.remember(key, trigger, now, null, turn)) {
      Due entry = entry(campaign, turn);
      if (entry != null) {
        TriggerWatch watch = turn.agenda().watches().condition(key);
        Due flip = watch == null ? null : watch.flip();
        turn.agenda().watches().condition(key, new TriggerWatch(true, flip, entry));
      }
    }
  }

  /** When a user enters for whom the condition holds already; null for not at all. */
  private static Due entry(ExecutableCampaign campaign, Turn turn) {
    Existing existing = campaign.definition().existing();
    if (existing instanceof Existing.Enter) {
      return new Due(turn.instant(), turn.instant());
    }
    if (existing instanceof Existing.Spread spread) {
      double share = Chance.of("existing|" + campaign.id() + "|" + turn.user().userId());
      long due = turn.instant() + (long) (share * spread.over().toMillis());
      return new Due(due, due + turn.rules().grace());
    }
    return null;
  }
}
