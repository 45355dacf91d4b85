package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The names of a campaign's steps: those of the file, else {@code step-N} in its order. */
final class StepNames {

  private final Map<Step, String> names = new IdentityHashMap<>();

  StepNames(Campaign campaign) {
    for (Step step : all(campaign.steps())) {
      String name = "step-" + (names.size() + 1);
      if (step instanceof Step.Send send) {
        name = send.id();
      } else if (step instanceof Step.Call call) {
        name = call.id();
      } else if (step instanceof Step.Split split) {
        name = split.id();
      }
      names.put(step, name);
    }
  }

  String of(Step step) {
    return names.get(step);
  }

  /** Steps and the steps inside them, in the order of the file. */
  static List<Step> all(List<Step> steps) {
    List<Step> all = new ArrayList<>();
    for (Step step : steps) {
      all.add(step);
      inside(step).forEach(inner -> all.addAll(all(inner)));
    }
    return all;
  }

  /** The lists of steps that stand inside of a step. */
  static List<List<Step>> inside(Step step) {
    List<List<Step>> inside = new ArrayList<>();
    if (step instanceof Step.WaitFor waitFor) {
      inside.add(waitFor.then());
      inside.add(waitFor.otherwise());
    } else if (step instanceof Step.Branch branch) {
      branch.ways().forEach(way -> inside.add(way.steps()));
      inside.add(branch.otherwise());
    } else if (step instanceof Step.Split split) {
      split.variants().forEach(variant -> inside.add(variant.steps()));
    }
    return inside;
  }
}
