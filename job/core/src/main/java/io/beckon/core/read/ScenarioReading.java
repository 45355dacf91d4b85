package io.beckon.core.read;

import io.beckon.core.scenario.Scenario;
import io.beckon.core.source.Problem;
import java.util.List;

/**
 * What was read: the scenarios that are sound, and everything that is wrong with the others.
 *
 * @param scenarios those without a problem, in the order of the files
 * @param problems of all files, by file, line and column
 */
public record ScenarioReading(List<Scenario> scenarios, List<Problem> problems) {

  public ScenarioReading {
    scenarios = List.copyOf(scenarios);
    problems = List.copyOf(problems);
  }
}
