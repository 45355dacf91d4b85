package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Step;
import io.beckon.core.model.Step.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads branches: ways with a condition, and perhaps a last one for where none holds. */
final class BranchStep {

  static final Keys KEYS = Keys.of("a branch", "branch");
  static final Keys WAY = Keys.of("a way", "when", "steps");
  static final Keys OTHERWISE = Keys.of("the last way", "otherwise");

  private static final String HINT =
      "such as `branch: [{when: profile.vip, steps: [...]}, {otherwise: [...]}]`";

  private final StepsReader steps;

  BranchStep(StepsReader steps) {
    this.steps = steps;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    Optional<List<YamlValue>> items =
        mapping.get("branch").flatMap(value -> value.items("a list of ways", HINT));
    List<Branch.Way> ways = new ArrayList<>();
    List<Step> otherwise = new ArrayList<>();
    Kinds<Branch.Way> kinds =
        new Kinds<>(
            "a way",
            List.of(
                new Kind<>(WAY, this::way),
                new Kind<>(
                    OTHERWISE,
                    last -> {
                      otherwise.addAll(steps.inside(last, "otherwise"));
                      return Optional.empty();
                    })),
            "write each way as an item of its own: `[{when: ..., steps: ...}, {otherwise: ...}]`");
    items.ifPresent(
        all -> {
          all.forEach(item -> kinds.read(item).ifPresent(ways::add));
          complainOfOrder(all);
        });
    return items.map(all -> new Branch(ways, otherwise, mapping.span()));
  }

  private Optional<Branch.Way> way(YamlMapping mapping) {
    Optional<Clause> when = mapping.get("when").flatMap(ClauseReader.OF_JOURNEY::read);
    List<Step> inside =
        mapping
            .want("steps", "what happens on this way; for nothing, `steps: []`")
            .map(steps::inside)
            .orElse(List.of());
    return when.map(clause -> new Branch.Way(clause, inside, mapping.span()));
  }

  private static boolean isLast(YamlValue way) {
    List<String> words = YamlMapping.words(way);
    return words.contains("otherwise") && !words.contains("when");
  }

  private static void complainOfOrder(List<YamlValue> items) {
    int last = items.size() - 1;
    for (int i = 0; i < last; i++) {
      if (isLast(items.get(i))) {
        items
            .get(i + 1)
            .problem(
                "nobody comes this way: the one before takes all that are left",
                "`otherwise` is there once, and stands last");
        return;
      }
    }
    if (last == 0 && isLast(items.get(0))) {
      items.get(0).problem("a branch needs a way with a condition", HINT);
    }
  }
}
