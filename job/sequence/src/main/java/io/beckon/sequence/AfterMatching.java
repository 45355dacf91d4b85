package io.beckon.sequence;

import io.beckon.core.model.AfterMatch;
import io.beckon.core.sequence.SequenceMatch;
import java.util.ArrayList;
import java.util.List;

/** Which of the matches count, and which runs end with them. */
final class AfterMatching {

  private final AfterMatch rule;
  private final List<SequenceMatch> counting = new ArrayList<>();

  private AfterMatching(AfterMatch rule) {
    this.rule = rule;
  }

  /**
   * What becomes of matches that came about at once.
   *
   * @param found the oldest beginning first
   */
  static AfterMatching of(AfterMatch rule, List<SequenceMatch> found) {
    AfterMatching after = new AfterMatching(rule);
    for (SequenceMatch match : found) {
      if (!after.ends(match.first().place())) {
        after.counting.add(match);
      }
    }
    return after;
  }

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
