package io.beckon.core.read;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import java.time.Duration;
import java.util.Optional;

/** Reads the event that counts as success. */
final class GoalReader {

  static final Keys KEYS = Keys.of("a goal", "event", "where", "within", "value");

  private static final String HINT = "such as `goal: {event: order_placed, within: 7d}`";

  private GoalReader() {}

  static Optional<Goal> read(YamlValue value) {
    return YamlMapping.open(value, KEYS, HINT).flatMap(GoalReader::read);
  }

  private static Optional<Goal> read(YamlMapping mapping) {
    Optional<String> event = mapping.need("event", HINT).flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Duration> within = mapping.get("within").flatMap(DurationReader::window);
    Optional<ExpressionText> worth = mapping.get("value").flatMap(ExpressionReader::read);
    return event.map(name -> new Goal(name, where, within, worth, mapping.span()));
  }
}
