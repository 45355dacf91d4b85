package io.beckon.core.run;

import io.beckon.core.executable.Tally;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.Root;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.KeptEvent;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.TallyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills tallies that nobody asked for until today from what the tracking plan keeps, so that a
 * campaign is not blind that is published today.
 */
final class Backfill {

  private Backfill() {}

  private record Place(String event, TallyKey key) implements Comparable<Place> {
    /** What was done comes before what it was not answered by. */
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing((Place place) -> place.key.kind() == TallyKind.UNANSWERED)
          .thenComparing(Place::event)
          .thenComparing(Place::key)
          .compare(this, other);
    }
  }

  /** Fills what a campaign needs that a user meets, and what was not kept when it came. */
  static void of(Release release, Turn turn) {
    Map<Place, Tally> lacking = new TreeMap<>();
    release
        .campaign()
        .tallies(
            asked -> {
              TallyNeed need = turn.catalog().tallies(asked.event()).get(asked.key());
              Tally before = need.at(release.from() - 1);
              Tally now = need.at(turn.instant());
              if (isMore(before, now)) {
                lacking.put(new Place(asked.event(), asked.key()), now);
              }
            });
    lacking.values().forEach(tally -> fill(tally, turn));
  }

  /** What is kept for ever was kept before the plan's time as well, and stays as it is. */
  private static boolean isMore(Tally before, Tally now) {
    return before == null || (before.forEver() == 0 && !before.demands().equals(now.demands()));
  }

  private static void fill(Tally tally, Turn turn) {
    ExecutablePlan plan = turn.catalog().plan(turn.instant());
    if (!plan.keeps(tally.event())
        || !keepsAll(tally.where(), tally.event(), plan)
        || !keepsAll(tally.property(), tally.event(), plan)) {
      return;
    }
    List<KeptEvent> events = new ArrayList<>(turn.user().kept(tally.event()).events());
    events.sort(Comparator.comparingLong(KeptEvent::place));
    turn.user().history(tally.event()).retain(key -> !key.equals(tally.key()));
    events.forEach(event -> Tallying.afterwards(event, tally, turn));
  }

  private static boolean keepsAll(Expression asked, String event, ExecutablePlan plan) {
    return asked == null
        || asked.reads(Root.EVENT).stream().allMatch(path -> plan.keeps(event, path));
  }
}
