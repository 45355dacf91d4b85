package io.beckon.core.compile;

import io.beckon.core.model.Clause;
import java.util.List;
import java.util.Map;

/** How many questions are asked where a clause is, those of segments included. */
final class QuestionCount implements Clause.Visitor<Long> {

  private final Map<String, Long> ofSegments;

  private QuestionCount(Map<String, Long> ofSegments) {
    this.ofSegments = ofSegments;
  }

  /**
   * Counts them.
   *
   * @param ofSegments by name; one that is not there has a problem of its own
   */
  static long of(Clause clause, Map<String, Long> ofSegments) {
    return clause.accept(new QuestionCount(ofSegments));
  }

  @Override
  public Long compare(Clause.Compare clause) {
    return 1L;
  }

  @Override
  public Long did(Clause.Did clause) {
    return 1L;
  }

  @Override
  public Long aggregate(Clause.Aggregate clause) {
    return 1L;
  }

  @Override
  public Long when(Clause.When clause) {
    return 1L;
  }

  @Override
  public Long in(Clause.In clause) {
    return 1 + ofSegments.getOrDefault(clause.segment(), 0L);
  }

  @Override
  public Long message(Clause.Message clause) {
    return 1L;
  }

  @Override
  public Long not(Clause.Not clause) {
    return clause.clause().accept(this);
  }

  @Override
  public Long any(Clause.Any clause) {
    return all(clause.clauses());
  }

  @Override
  public Long all(Clause.All clause) {
    return all(clause.clauses());
  }

  private long all(List<Clause> clauses) {
    long sum = 0;
    for (Clause clause : clauses) {
      sum += clause.accept(this);
    }
    return sum;
  }
}
