package io.beckon.core.read;

import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the steps of one campaign, in the order of the file, steps inside steps included. A new
 * kind of step is a class beside {@link SendStep}.
 */
final class StepsReader {

  private static final String HINT = "each begins with a dash, such as `- wait: 1h`";

  private final Kinds<Step> kinds;

  /** Whether a step follows the one being read, in its own list or in one around it. */
  private boolean followed;

  /**
   * @param category of sends that do not say
   * @param topic of sends that do not say
   */
  StepsReader(Category category, Optional<String> topic) {
    StepIds ids = new StepIds();
    kinds =
        new Kinds<>(
            "a step",
            List.of(
                new WaitStep(this).kind(),
                new WaitForStep(this).kind(),
                new BranchStep(this).kind(),
                new SplitStep(this, ids).kind(),
                new SendStep(category, topic, ids).kind(),
                new CallStep(ids).kind(),
                SetStep.kind(),
                EmitStep.kind(),
                SubscriptionStep.kind(),
                ExitStep.kind()),
            "begin each step with a `- ` of its own");
  }

  /** The steps of a campaign; at least one. */
  Optional<List<Step>> read(YamlValue value) {
    return value.items("a list of steps", HINT).map(this::each);
  }

  /** The steps inside of a step; may be none. */
  List<Step> inside(YamlValue value) {
    return value.isEmptyList() ? List.of() : read(value).orElse(List.of());
  }

  /** The steps under a key of a step; none where it is not there. */
  List<Step> inside(YamlMapping step, String key) {
    return step.get(key).map(this::inside).orElse(List.of());
  }

  /** Adds a problem with a wait that nothing comes behind: it would only end the journey later. */
  void needToFollow(YamlMapping wait) {
    if (!followed) {
      wait.problem("nothing follows this wait", "remove it, or write the step that it waits for");
    }
  }

  private List<Step> each(List<YamlValue> items) {
    boolean around = followed;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      followed = around || i + 1 < items.size() || endsJourney(items, i);
      kinds.read(items.get(i)).ifPresent(steps::add);
    }
    followed = around;
    complainOfUnreached(items);
    return steps;
  }

  /** Whether an exit stands before the item: that has its problem, whatever the item is. */
  private static boolean endsJourney(List<YamlValue> items, int before) {
    return items.subList(0, before).stream().anyMatch(StepsReader::isExit);
  }

  private static boolean isExit(YamlValue step) {
    return YamlMapping.words(step).contains("exit");
  }

  private static void complainOfUnreached(List<YamlValue> items) {
    for (int i = 0; i + 1 < items.size(); i++) {
      if (isExit(items.get(i))) {
        items
            .get(i + 1)
            .problem("no journey comes here: the step before ends it", "move the `exit:` below it");
        return;
      }
    }
  }
}
