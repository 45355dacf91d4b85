package io.beckon.core.read;

import io.beckon.core.model.Step;
import java.util.Optional;

/** Reads {@code wait: 1h} and {@code wait: {since_start: 24h}}. */
final class WaitStep {

  static final Keys KEYS = Keys.of("a wait", "wait");
  static final Keys FORMS =
      Keys.of("`wait`", "since_start").later("until", "days", "offset", "if_past");

  private static final String HINT = "such as `wait: 1h` or `wait: {since_start: 24h}`";

  private WaitStep() {}

  static Kind<Step> kind() {
    return new Kind<>(KEYS, WaitStep::read);
  }

  private static Optional<? extends Step> read(YamlMapping mapping) {
    return mapping
        .get("wait")
        .flatMap(value -> value.isMapping() ? sinceStart(mapping, value) : plain(mapping, value));
  }

  private static Optional<Step> plain(YamlMapping mapping, YamlValue value) {
    return DurationReader.wait(value).map(duration -> new Step.Wait(duration, mapping.span()));
  }

  private static Optional<Step> sinceStart(YamlMapping mapping, YamlValue value) {
    return YamlMapping.open(value, FORMS, HINT)
        .flatMap(
            form ->
                form.hasForeignKeys() ? form.get("since_start") : form.need("since_start", HINT))
        .flatMap(DurationReader::wait)
        .map(duration -> new Step.WaitSinceStart(duration, mapping.span()));
  }
}
