package io.beckon.core.read;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Trigger;
import java.time.Duration;
import java.util.Optional;

/** Reads what happens to things that users watch. */
final class ItemTrigger {

  static final Keys KEYS = Keys.of("an item trigger", "item", "id", "watched_by", "where");
  static final Keys WATCH = Keys.of("`watched_by`", "did", "where", "within", "unless");

  private static final String HINT =
      "who is watching: `watched_by: {did: product_viewed, within: 30d}`";

  private ItemTrigger() {}

  static Optional<Trigger> read(YamlMapping mapping) {
    Optional<String> event = mapping.get("item").flatMap(Names::event);
    Optional<String> id =
        mapping
            .want("id", "the property that says which item: `id: product_id`")
            .flatMap(Names::property);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Trigger.Watch> watch = mapping.want("watched_by", HINT).flatMap(ItemTrigger::watch);
    if (event.isEmpty() || id.isEmpty() || watch.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Trigger.OnItem(event.get(), id.get(), where, watch.get(), mapping.span()));
  }

  private static Optional<Trigger.Watch> watch(YamlValue value) {
    return YamlMapping.open(value, WATCH, HINT).flatMap(ItemTrigger::watch);
  }

  private static Optional<Trigger.Watch> watch(YamlMapping mapping) {
    Optional<String> event = mapping.want("did", HINT).flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Duration> within =
        mapping
            .want("within", "for how long a user counts as watching: `within: 30d`")
            .flatMap(DurationReader::window);
    Optional<String> unless = mapping.get("unless").flatMap(Names::event);
    if (event.isEmpty() || within.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Trigger.Watch(event.get(), where, within.get(), unless, mapping.span()));
  }
}
