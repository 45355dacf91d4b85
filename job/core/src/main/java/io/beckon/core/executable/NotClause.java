package io.beckon.core.executable;

import java.util.Map;

/** The opposite of a clause; its answer turns when the clause's does. */
public record NotClause(ExecutableClause clause) implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    return !clause.holds(situation);
  }

  @Override
  public long holdsUntil(Situation situation) {
    return clause.holdsUntil(situation);
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    clause.explain(situation, values);
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    clause.dependsOn(dependencies);
  }
}
