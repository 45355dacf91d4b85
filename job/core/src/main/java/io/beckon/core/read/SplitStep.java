package io.beckon.core.read;

import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.model.Step.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads splits: ways of which each user takes one by chance, the same one every time. */
final class SplitStep {

  static final Keys KEYS = Keys.of("a split", "split", "id");
  static final Keys VARIANT = Keys.of("a variant", "name", "weight", "set", "steps");

  private static final int MOST = 10_000;

  private static final String HINT =
      "such as `split: [{name: a, weight: 50, steps: [...]}, {name: b, weight: 50}]`";

  private final StepsReader steps;
  private final StepIds ids;

  SplitStep(StepsReader steps, StepIds ids) {
    this.steps = steps;
    this.ids = ids;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    String unnamed = ids.nextSplit();
    Optional<String> id = mapping.get("id").flatMap(Names::plain);
    id.ifPresent(name -> ids.claim(name, mapping.get("id").get()));
    Optional<YamlValue> list = mapping.get("split");
    Optional<List<YamlValue>> items =
        list.flatMap(value -> value.items("a list of variants", HINT));
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (items.get().size() < 2) {
      list.get().problem("a split needs two variants or more", HINT);
    }
    return Optional.of(new Split(id.orElse(unnamed), variants(items.get()), mapping.span()));
  }

  private List<Split.Variant> variants(List<YamlValue> items) {
    List<Split.Variant> variants = new ArrayList<>();
    Map<String, YamlValue> names = new HashMap<>();
    for (YamlValue item : items) {
      YamlMapping.open(item, VARIANT, HINT)
          .flatMap(mapping -> variant(mapping, names))
          .ifPresent(variants::add);
    }
    return variants;
  }

  private Optional<Split.Variant> variant(YamlMapping mapping, Map<String, YamlValue> names) {
    Optional<String> name =
        mapping.want("name", "by which reports call it: `name: a`").flatMap(Names::plain);
    name.ifPresent(claimed -> claim(claimed, mapping.get("name").get(), names));
    Optional<Integer> weight =
        mapping
            .want("weight", "how large its share is, against the others: `weight: 50`")
            .flatMap(value -> WholeNumber.between(1, MOST, value));
    List<Setting> settings = mapping.get("set").map(SettingsReader::settings).orElse(List.of());
    List<Step> inside = steps.inside(mapping, "steps");
    if (name.isEmpty() || weight.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Split.Variant(name.get(), weight.get(), settings, inside, mapping.span()));
  }

  private static void claim(String name, YamlValue place, Map<String, YamlValue> names) {
    YamlValue first = names.putIfAbsent(name, place);
    if (first != null) {
      place.problem(
          "two variants are called `" + name + "`; the other one is in line " + first.span().line(),
          "give this one another name");
    }
  }
}
