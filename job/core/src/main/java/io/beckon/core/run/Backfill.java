package io.beckon.core.run;

import io.beckon.core.executable.Tally;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.Root;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.KeptEvent;
import io.beckon.core.state.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fills tallies that nobody asked for until today from what the tracking plan keeps, so that a
 * campaign is not blind that is published today.
 */
final class Backfill {

  /** Takes an occurrence that counts. */
  interface Filling {
    void take(Tally tally, KeptEvent event);
  }

  private Backfill() {}

  /** Fills what campaigns need that a user meets, and what was not kept when they came. */
  static void of(List<Release> releases, Turn turn) {
    UserState user = turn.user();
    Set<String> filled = new TreeSet<>();
    for (Release release : releases) {
      release
          .campaign()
          .tallies(
              asked -> {
                TallyNeed need = turn.catalog().tallies(asked.event()).get(asked.id());
                boolean isFirst = filled.add(asked.event() + '\n' + asked.id());
                if (isFirst && need.at(release.from() - 1) == null) {
                  fill(
                      user,
                      need.at(turn.instant()),
                      turn.catalog().plan(turn.instant()),
                      (tally, event) ->
                          user.history(tally.event()).add(tally.id(), event.time(), tally.keep()));
                }
              });
    }
  }

  /**
   * Hands over what counts for a tally and is kept, in the order of the user's log.
   *
   * @param plan in force now
   * @return whether the tally can be filled: its event is kept, and all that is asked of it
   */
  static boolean fill(UserState user, Tally tally, ExecutablePlan plan, Filling filling) {
    if (!plan.keeps(tally.event()) || !keepsAll(tally.where(), tally.event(), plan)) {
      return false;
    }
    List<KeptEvent> events = new ArrayList<>(user.kept(tally.event()).events());
    events.sort(Comparator.comparingLong(KeptEvent::place));
    for (KeptEvent event : events) {
      if (tally.counts(event.properties())) {
        filling.take(tally, event);
      }
    }
    return true;
  }

  private static boolean keepsAll(Expression asked, String event, ExecutablePlan plan) {
    return asked == null
        || asked.reads(Root.EVENT).stream().allMatch(path -> plan.keeps(event, path));
  }
}
