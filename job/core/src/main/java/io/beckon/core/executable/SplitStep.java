package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Takes one of several ways: the same one for a user every time, and in every version.
 *
 * @param id name of the split
 * @param variants in the order of the file
 */
public record SplitStep(String id, List<Variant> variants) implements ExecutableStep {

  /**
   * One way.
   *
   * @param name unique in the split
   * @param weight 1 or more
   * @param settings what is set where it is taken
   * @param place where it begins
   */
  public record Variant(String name, int weight, List<ExecutableSetting> settings, int place) {}

  @Override
  public void reach(Visit visit) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    variants.forEach(variant -> weights.put(variant.name, variant.weight));
    String chosen = visit.acts().choose(id, weights);
    Variant taken =
        variants.stream().filter(variant -> variant.name.equals(chosen)).findFirst().orElseThrow();
    visit.acts().record(id, Decision.SPLIT, chosen, ExecutableSetting.all(taken.settings, visit));
    visit.goTo(taken.place);
  }

  @Override
  public void leadsTo(int place, IntConsumer next) {
    variants.forEach(variant -> next.accept(variant.place));
  }
}
