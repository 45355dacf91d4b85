package io.beckon.core.compile;

import io.beckon.core.model.Clause;
import java.util.Map;

/** How many questions are asked where a clause is, those of segments included. */
final class QuestionCount {

  private QuestionCount() {}

  /**
   * Counts them.
   *
   * @param ofSegments by name; one that is not there has a problem of its own
   */
  static long of(Clause clause, Map<String, Long> ofSegments) {
    return clause
        .questions()
        .mapToLong(
            question ->
                question instanceof Clause.In in
                    ? 1 + ofSegments.getOrDefault(in.segment(), 0L)
                    : 1)
        .sum();
  }
}
