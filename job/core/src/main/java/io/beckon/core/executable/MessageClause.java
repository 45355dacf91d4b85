package io.beckon.core.executable;

import java.util.Map;

/**
 * What became of a message.
 *
 * @param message name of the template, or id of the send step
 * @param reports asks the history of what delivery reports of it
 */
public record MessageClause(String message, ExecutableClause reports) implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    return reports.holds(situation);
  }

  @Override
  public long holdsUntil(Situation situation) {
    return reports.holdsUntil(situation);
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    reports.explain(situation, values);
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    reports.dependsOn(ExecutableClause.tallies(tally -> dependencies.message(message, tally)));
  }
}
