package io.beckon.core.read;

import io.beckon.core.model.Existing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads what happens to users who qualify already: a word, or entering spread over a time. */
final class ExistingReader {

  static final Keys SPREAD = Keys.of("`existing`", "enter", "over");

  private static final Choice<Existing> WORDS =
      new Choice<>(
          Map.of("skip", new Existing.Skip(), "enter", new Existing.Enter()),
          "or `{enter: spread, over: 14d}`");

  private static final Choice<String> HOW = Choice.of(Map.of("spread", "spread"));

  private static final String HINT =
      "such as `existing: enter` or `existing: {enter: spread, over: 14d}`";

  private ExistingReader() {}

  static Optional<Existing> read(YamlValue value) {
    return value.isMapping()
        ? YamlMapping.open(value, SPREAD, HINT).flatMap(ExistingReader::spread)
        : WORDS.read(value);
  }

  private static Optional<Existing> spread(YamlMapping mapping) {
    Optional<String> how = mapping.want("enter", HINT).flatMap(HOW::read);
    Optional<Duration> over = mapping.want("over", HINT).flatMap(DurationReader::window);
    return how.flatMap(spread -> over.map(Existing.Spread::new));
  }
}
