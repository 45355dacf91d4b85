package io.beckon.core.read;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Trigger;
import java.util.List;
import java.util.Optional;

/** Reads what starts a journey: one trigger, or a list of which any starts one. */
final class TriggerReader {

  static final Keys EVENT =
      Keys.of("an event trigger", "event", "where").later("times", "within", "same", "unless");

  static final Kinds<Trigger> KINDS =
      new Kinds<>(
          "a trigger",
          List.of(new Kind<>(EVENT, TriggerReader::event)),
          List.of("inactive", "enters", "leaves", "date", "item", "sequence"),
          "write each trigger as an item of its own: `trigger: [{event: ...}, {event: ...}]`");

  private static final String HINT = "such as `trigger: {event: order_placed}`";

  private TriggerReader() {}

  static Optional<List<Trigger>> read(YamlValue value) {
    if (value.isText()) {
      value.mapping("a mapping", HINT);
      return Optional.empty();
    }
    if (!value.isList()) {
      return KINDS.read(value).map(List::of);
    }
    return value
        .items("a list of triggers", HINT)
        .map(items -> items.stream().flatMap(item -> KINDS.read(item).stream()).toList());
  }

  private static Optional<Trigger> event(YamlMapping mapping) {
    Optional<String> event = mapping.get("event").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    return event.map(name -> new Trigger.OnEvent(name, where, mapping.span()));
  }
}
