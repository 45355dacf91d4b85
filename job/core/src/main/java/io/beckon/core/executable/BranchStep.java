package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Takes the first way whose condition holds.
 *
 * @param id of the step
 * @param ways asked in this order
 * @param otherwise where a journey goes on for which none holds
 */
public record BranchStep(String id, List<Way> ways, int otherwise) implements ExecutableStep {

  /**
   * One of them.
   *
   * @param when its condition
   * @param place where it begins
   */
  public record Way(ExecutableClause when, int place) {}

  @Override
  public void reach(Visit visit) {
    Situation situation = visit.situation();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      way.when.explain(situation, values);
      if (way.when.holds(situation)) {
        visit.acts().record(id, Decision.BRANCHED, "way " + (i + 1), values);
        visit.goTo(way.place);
        return;
      }
    }
    visit.acts().record(id, Decision.BRANCHED, "otherwise", values);
    visit.goTo(otherwise);
  }

  @Override
  public void leadsTo(int place, IntConsumer next) {
    ways.forEach(way -> next.accept(way.place));
    next.accept(otherwise);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    ways.forEach(way -> way.when.dependsOn(dependencies));
  }
}
