package io.beckon.core.read;

import io.beckon.core.expression.Root;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Trigger;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Reads dates that start journeys: of the profile, or of the first time of an event. */
final class DateTrigger {

  static final Keys KEYS = Keys.of("a date trigger", "date", "every", "offset", "at");
  static final Keys FIRST = Keys.of("a date of history", "first");

  private static final Choice<Boolean> EVERY = Choice.of(Map.of("year", true));

  private static final String HINT =
      "such as `date: profile.birthday` or `date: {first: order_placed}`";

  private DateTrigger() {}

  static Optional<Trigger> read(YamlMapping mapping) {
    Optional<YamlValue> date = mapping.get("date");
    boolean ofHistory = date.filter(YamlValue::isMapping).isPresent();
    Optional<ExpressionText> attribute =
        ofHistory ? Optional.empty() : date.flatMap(value -> PathReader.read(value, Root.PROFILE));
    Optional<String> first = ofHistory ? date.flatMap(DateTrigger::first) : Optional.empty();
    boolean everyYear = mapping.get("every").flatMap(EVERY::read).orElse(false);
    int offset = mapping.get("offset").flatMap(OffsetReader::days).orElse(0);
    LocalTime at = mapping.get("at").flatMap(TimeOfDay::read).orElse(LocalTime.MIDNIGHT);
    if (attribute.isEmpty() && first.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Trigger.OnDate(attribute, first, everyYear, offset, at, mapping.span()));
  }

  private static Optional<String> first(YamlValue value) {
    return YamlMapping.open(value, FIRST, HINT)
        .flatMap(mapping -> mapping.want("first", HINT))
        .flatMap(Names::event);
  }
}
