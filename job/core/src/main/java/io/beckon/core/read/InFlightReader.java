package io.beckon.core.read;

import io.beckon.core.model.InFlight;
import io.beckon.core.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what becomes of running journeys of other versions: a word, or steps that take places. */
final class InFlightReader {

  static final Keys MOVE = Keys.of("`in_flight`", "move");

  private static final Choice<Function<Span, InFlight>> WORDS =
      new Choice<>(
          Map.of(
              "finish",
              span -> new InFlight.Finish(),
              "stop",
              span -> new InFlight.Stop(),
              "move",
              span -> new InFlight.Move(Map.of(), span)),
          "or `{move: {old-step: new-step}}`");

  private static final String HINT =
      "such as `in_flight: stop` or `in_flight: {move: {old-step: new-step}}`";

  private static final String STEPS =
      "by id of a step of before: id of one of these steps, `{old-step: new-step}`";

  private InFlightReader() {}

  static Optional<InFlight> read(YamlValue value) {
    return value.isMapping()
        ? YamlMapping.open(value, MOVE, HINT)
            .flatMap(mapping -> mapping.want("move", HINT))
            .flatMap(InFlightReader::move)
        : WORDS.read(value).map(meant -> meant.apply(value.span()));
  }

  private static Optional<InFlight> move(YamlValue value) {
    Map<String, String> steps = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : PropertyReader.named(value, "`move`", STEPS)) {
      entry
          .value()
          .text("the id of a step", "such as `cart-first`")
          .ifPresent(step -> steps.put(entry.word(), step));
    }
    return Optional.of(new InFlight.Move(steps, value.span()));
  }
}
