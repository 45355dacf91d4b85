package io.beckon.core.read;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Policy.Cap;
import io.beckon.core.model.Policy.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how many messages a user gets in a window of time. */
final class CapReader {

  static final Keys KEYS = Keys.of("a cap", "per_user", "within", "channel", "when", "then");

  static final Choice<Then> THEN = Choice.of(Map.of("hold", Then.HOLD, "drop", Then.DROP));

  private static final int MOST = 1_000;
  private static final String HINT =
      "such as `caps: [{per_user: 2, within: 48h}]`; for none, `caps: []`";

  private CapReader() {}

  /** In the order of the file; an empty list is one without caps. */
  static Optional<List<Cap>> read(YamlValue value) {
    if (value.isEmptyList()) {
      return Optional.of(List.of());
    }
    return value
        .items("a list of caps", HINT)
        .map(items -> items.stream().flatMap(item -> cap(item).stream()).toList());
  }

  private static Optional<Cap> cap(YamlValue value) {
    return YamlMapping.open(value, KEYS, HINT).flatMap(CapReader::cap);
  }

  private static Optional<Cap> cap(YamlMapping mapping) {
    Optional<Integer> perUser =
        mapping
            .want("per_user", "how many messages: `per_user: 2`")
            .flatMap(value -> WholeNumber.between(1, MOST, value));
    Optional<Duration> within =
        mapping
            .want("within", "in any window of which length: `within: 48h`")
            .flatMap(DurationReader::window);
    Optional<String> channel = mapping.get("channel").flatMap(Channels::one);
    Optional<ExpressionText> when = mapping.get("when").flatMap(ExpressionReader::read);
    Then then = mapping.get("then").flatMap(THEN::read).orElse(Then.HOLD);
    return perUser.flatMap(
        count -> within.map(length -> new Cap(count, length, channel, when, then, mapping.span())));
  }
}
