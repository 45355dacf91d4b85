package io.beckon.sequence;

import io.beckon.core.model.AfterMatch;
import io.beckon.core.sequence.SequenceMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of the matches count, and which runs end with them. */
final class AfterMatching {

  /**
   * The oldest beginning first; of one beginning what has most, such as a step left out by others.
   */
  private static final Comparator<SequenceMatch> IN_ORDER =
      Comparator.comparingLong((SequenceMatch match) -> match.first().place())
          .thenComparingInt(match -> -match.events().size())
          .thenComparing(AfterMatching::places);

  private final AfterMatch rule;
  private final List<SequenceMatch> counting = new ArrayList<>();

  private AfterMatching(AfterMatch rule) {
    this.rule = rule;
  }

  /** What becomes of matches that came about at once. */
  static AfterMatching of(AfterMatch rule, List<SequenceMatch> found) {
    AfterMatching after = new AfterMatching(rule);
    List<SequenceMatch> inOrder = new ArrayList<>(found);
    inOrder.sort(IN_ORDER);
    for (SequenceMatch match : inOrder) {
      if (!after.ends(match.first().place())) {
        after.counting.add(match);
      }
    }
    return after;
  }

  /** Among what is equal otherwise, the same everywhere. */
  private static String places(SequenceMatch match) {
    return match.events().stream().map(event -> event.place()).toList().toString();
  }

  /** In the order in which they count. */
  List<SequenceMatch> counting() {
    return counting;
  }

  boolean endsAny() {
    return rule != AfterMatch.NO_SKIP && !counting.isEmpty();
  }

  /**
   * Whether what began there is over.
   *
   * @param start place of its first event in the user's log
   */
  boolean ends(long start) {
    return counting.stream()
        .anyMatch(
            match ->
                switch (rule) {
                  case NO_SKIP -> false;
                  case SKIP_TO_NEXT -> match.first().place() == start;
                  case SKIP_PAST_LAST -> start <= match.last().place();
                });
  }
}
