package io.beckon.core.memory;

import io.beckon.core.catalog.Release;
import io.beckon.core.catalog.TallyNeed;
import io.beckon.core.executable.Tally;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.KeptEvent;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.TallyKind;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the tallies of campaigns that came into force from what the tracking plan keeps, so that a
 * campaign is not blind that is published today: those that nobody asked for until then, and those
 * of which less was asked.
 *
 * <p>A tally is filled where all is kept that it looks at: its event, and every property that its
 * expressions read.
 */
public final class Backfill {

  private final Turn turn;
  private final ExecutablePlan plan;

  private Backfill(Turn turn) {
    this.turn = turn;
    this.plan = turn.catalog().plan(turn.instant());
  }

  /**
   * Fills what a user knows too little of.
   *
   * @param releases that the user meets, the earliest first
   */
  public static void of(List<Release> releases, Turn turn) {
    Backfill backfill = new Backfill(turn);
    List<Tally> missing = backfill.missing(releases);
    // What nothing has answered can only be told once the answers are known.
    missing.sort(Comparator.comparing(Backfill::isUnanswered));
    missing.forEach(backfill::fill);
  }

  /** What is needed now, of all of which less was needed before the first of the releases. */
  private List<Tally> missing(List<Release> releases) {
    Map<String, Map<TallyKey, Long>> since = new LinkedHashMap<>();
    for (Release release : releases) {
      release
          .campaign()
          .tallies(
              tally ->
                  since
                      .computeIfAbsent(tally.event(), event -> new LinkedHashMap<>())
                      .putIfAbsent(tally.key(), release.from()));
    }
    List<Tally> missing = new ArrayList<>();
    since.forEach(
        (event, froms) -> {
          Map<TallyKey, TallyNeed> needs = turn.catalog().tallies(event);
          froms.forEach(
              (key, from) -> {
                Tally before = needs.get(key).at(from - 1);
                Tally now = needs.get(key).at(turn.instant());
                if (before == null || !before.demands().equals(now.demands())) {
                  missing.add(now);
                }
              });
        });
    return missing;
  }

  private void fill(Tally tally) {
    if (!tally.isKeptBy(plan)) {
      return;
    }
    List<KeptEvent> events = new ArrayList<>(turn.user().kept(tally.event()).events());
    events.sort(Comparator.comparingLong(KeptEvent::place));
    events.forEach(event -> Tallying.later(tally, event, turn));
  }

  private static boolean isUnanswered(Tally tally) {
    return tally.key().kind() == TallyKind.UNANSWERED;
  }
}
