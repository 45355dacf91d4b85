package io.beckon.core.run;

import io.beckon.core.catalog.Release;
import io.beckon.core.effect.Notice;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.executable.Situation;
import io.beckon.core.model.WhileInside;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.sequence.Sequences.End;
import io.beckon.core.sequence.Sequences.Outcome;
import io.beckon.core.state.Due;
import io.beckon.core.state.MatchedEvent;
import io.beckon.core.state.SequenceWatch;
import io.beckon.core.state.Watches;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands a user's events to the sequences that look at them, in the order of the log, and lets time
 * end what has begun.
 *
 * <p>A sequence has a time of its own, which never goes back: an event counts at its E, or at the
 * time of the one before where that is later, and always before the first open end. Only the
 * handling of that end moves time there; so what comes within the grace, or from a phone that was
 * out of reach, still counts.
 */
final class Sequencing {

  private Sequencing() {}

  /** The match that an event completes; empty where it completes none. */
  static Optional<SequenceMatch> onEvent(
      SequenceTrigger trigger, Arrival arrival, ExecutableCampaign campaign, Turn turn) {
    Watches.Key key = Watching.key(campaign, trigger.key());
    SequenceWatch watch = turn.agenda().watches().sequence(key);
    MatchedEvent event =
        MatchedEvent.of(arrival.event(), arrival.logTime(), arrival.place(), arrival.stale());
    Situation user = Situation.of(turn.user(), Map.of(), arrival.logTime());
    if (watch == null && !trigger.begins(event, user)) {
      return Optional.empty();
    }
    long at = watch == null ? event.time() : countsAt(event.time(), watch);
    byte[] runs = watch == null ? null : turn.user().sequences().runs(key);
    Outcome outcome = turn.sequences().feed(trigger, runs, event, at, user);
    keep(key, outcome, at, turn);
    return entering(outcome.matches(), campaign);
  }

  /** What the end of runs completes, the oldest beginning first. */
  static List<SequenceMatch> onEnd(Deadline deadline, SequenceTrigger trigger, Turn turn) {
    Watches.Key key = deadline.trigger();
    byte[] runs = turn.user().sequences().runs(key);
    if (runs == null) {
      turn.agenda().watches().sequence(key, null);
      return List.of();
    }
    long at = deadline.due().due();
    Outcome outcome = turn.sequences().advance(trigger, runs, at);
    keep(key, outcome, at, turn);
    return outcome.matches();
  }

  /** Whether one of several that come about at once takes the place of those before it. */
  static boolean newestCounts(ExecutableCampaign campaign) {
    return campaign.definition().whileInside() == WhileInside.RESTART;
  }

  /**
   * Forgets what was begun of the sequences that a new version does not have, or had not before: a
   * run goes on in another version that says the same, and never in one that says something else.
   */
  static void meet(Release release, Turn turn) {
    ExecutableCampaign campaign = release.campaign();
    for (Watches.Key key : List.copyOf(turn.agenda().watches().sequences().keySet())) {
      boolean goesOn =
          campaign.watched(key.trigger()) != null && Meeting.isKnown(key.trigger(), release, turn);
      if (key.campaign().equals(campaign.id()) && !goesOn) {
        forget(key, turn);
      }
    }
  }

  /** Forgets what was begun of the sequences of a campaign that has ended. */
  static void forgetAll(String campaign, Turn turn) {
    for (Watches.Key key : List.copyOf(turn.agenda().watches().sequences().keySet())) {
      if (key.campaign().equals(campaign)) {
        forget(key, turn);
      }
    }
  }

  /** Forgets what was begun of a sequence. */
  static void forget(Watches.Key key, Turn turn) {
    if (turn.agenda().watches().sequence(key) != null) {
      turn.agenda().watches().sequence(key, null);
      turn.user().sequences().keep(key, null);
    }
  }

  private static long countsAt(long time, SequenceWatch watch) {
    return Math.min(Math.max(watch.fed(), time), watch.end().due() - 1);
  }

  private static void keep(Watches.Key key, Outcome outcome, long at, Turn turn) {
    if (outcome.forgotten()) {
      turn.out().notice(Notice.SEQUENCE_FULL);
    }
    turn.user().sequences().keep(key, outcome.runs());
    End end = outcome.end();
    SequenceWatch watch = end == null ? null : new SequenceWatch(at, due(end, turn));
    turn.agenda().watches().sequence(key, watch);
  }

  /** One made by an event at P; where an earlier end was handled late, not before that. */
  private static Due due(End end, Turn turn) {
    long handled = Math.max(end.due(), end.madeAt()) + turn.rules().grace();
    return new Due(end.due(), Math.max(handled, turn.instant()));
  }

  /** Who is inside stays with the oldest beginning; a restart begins with the newest. */
  private static Optional<SequenceMatch> entering(
      List<SequenceMatch> matches, ExecutableCampaign campaign) {
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(matches.get(newestCounts(campaign) ? matches.size() - 1 : 0));
  }
}
