package io.beckon.core.executable;

import java.util.List;
import java.util.Map;

/**
 * Several clauses as one: all of them, or at least one.
 *
 * <p>All windows move together: the answer may turn whenever one of the parts may, and then the
 * whole is asked again.
 *
 * @param clauses the parts
 * @param all true where every one must hold, false where one is enough
 */
public record GroupClause(List<ExecutableClause> clauses, boolean all) implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    for (ExecutableClause clause : clauses) {
      if (clause.holds(situation) != all) {
        return !all;
      }
    }
    return all;
  }

  @Override
  public long holdsUntil(Situation situation) {
    long first = FOR_EVER;
    for (ExecutableClause clause : clauses) {
      first = Math.min(first, clause.holdsUntil(situation));
    }
    return first;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    clauses.forEach(clause -> clause.explain(situation, values));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    clauses.forEach(clause -> clause.dependsOn(dependencies));
  }
}
