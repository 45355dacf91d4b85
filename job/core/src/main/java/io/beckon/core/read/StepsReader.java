package io.beckon.core.read;

import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import java.util.List;
import java.util.Optional;

/** Reads the steps of one campaign. A new kind of step is a class beside {@link SendStep}. */
final class StepsReader {

  private static final String HINT = "each begins with a dash, such as `- wait: 1h`";

  private final Kinds<Step> kinds;

  /**
   * @param category of sends that do not say
   * @param topic of sends that do not say
   */
  StepsReader(Category category, Optional<String> topic) {
    kinds =
        new Kinds<>(
            "a step",
            List.of(WaitStep.kind(), new SendStep(category, topic).kind()),
            List.of("wait_for", "branch", "split", "call", "set", "emit", "subscription", "exit"),
            "begin each step with a `- ` of its own");
  }

  Optional<List<Step>> read(YamlValue value) {
    Optional<List<YamlValue>> items = value.items("a list of steps", HINT);
    items.ifPresent(StepsReader::complainOfLastWait);
    return items.map(steps -> steps.stream().flatMap(step -> kinds.read(step).stream()).toList());
  }

  private static void complainOfLastWait(List<YamlValue> steps) {
    YamlValue last = steps.get(steps.size() - 1);
    if (YamlMapping.words(last).equals(List.of("wait"))) {
      last.problem("nothing follows this wait", "remove it, or write the step that it waits for");
    }
  }
}
