package io.beckon.core.known;

import io.beckon.core.executable.Tally;
import io.beckon.core.plan.ExecutablePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the tracking plans have kept, of which one is in force at a time. */
final class KeptByPlans {

  /** In the order in which they take force; each in force for a while. */
  private final List<Published<ExecutablePlan>> plans = new ArrayList<>();

  /**
   * @param plans in the order of the log
   */
  KeptByPlans(List<Published<ExecutablePlan>> plans) {
    plans.stream()
        .sorted(Comparator.comparingLong(Published::from))
        .forEach(
            plan -> {
              // Of two with the same instant the one published later stands.
              this.plans.removeIf(before -> before.from() == plan.from());
              this.plans.add(plan);
            });
  }

  /**
   * Since when what is kept at an instant reaches back, for a tally that is filled from it then;
   * the instant itself where nothing of it is kept.
   */
  long since(Tally tally, long instant) {
    long since = sinceOf(tally, instant);
    for (Tally answer : tally.answers()) {
      since = Math.max(since, sinceOf(answer, instant));
    }
    return since;
  }

  /** A plan that kept for a shorter time forgot what a later one would have kept. */
  private long sinceOf(Tally tally, long instant) {
    long since = Long.MIN_VALUE;
    long until = instant;
    for (int i = plans.size() - 1; i >= 0; i--) {
      Published<ExecutablePlan> plan = plans.get(i);
      if (plan.from() > instant) {
        continue;
      }
      if (!tally.isKeptAloneBy(plan.version())) {
        break;
      }
      since = Math.max(since, until - plan.version().keep(tally.event()));
      until = plan.from();
    }
    return Math.max(since, until);
  }
}
