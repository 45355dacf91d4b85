package io.beckon.core.executable;

import io.beckon.core.expression.Expression;
import java.util.Map;

/** Compares properties of the profile and the trigger; time alone changes neither. */
public record CompareClause(Expression expression) implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    return expression.holds(situation);
  }

  @Override
  public long holdsUntil(Situation situation) {
    return FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    expression.explain(situation, values);
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    // The trigger never changes, the profile may; which of them is read makes no difference worth
    // finding out.
    dependencies.profile();
  }
}
