package io.beckon.core.read;

import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what ends a journey early: one event or clause, or a list of which any ends it. */
final class ExitReader {

  static final Keys EVENT = Keys.of("an exit on an event", "event", "where");

  private static final Kinds<Exit> KINDS = kinds();

  private static final String HINT = "such as `exit: {event: account_closed}`";

  private ExitReader() {}

  static Optional<List<Exit>> read(YamlValue value) {
    if (!value.isList()) {
      return exit(value).map(List::of);
    }
    return value
        .items("a list of exits", HINT)
        .map(items -> items.stream().flatMap(item -> exit(item).stream()).toList());
  }

  private static Optional<Exit> exit(YamlValue value) {
    return value.isMapping()
        ? KINDS.read(value)
        : ClauseReader.OF_JOURNEY.read(value).map(Exit.OnCondition::new);
  }

  private static Optional<Exit> event(YamlMapping mapping) {
    Optional<String> event = mapping.get("event").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    return event.map(name -> new Exit.OnEvent(name, where, mapping.span()));
  }

  /** An event, and every kind of clause. */
  private static Kinds<Exit> kinds() {
    List<Kind<Exit>> kinds = new ArrayList<>();
    kinds.add(new Kind<>(EVENT, ExitReader::event));
    ClauseReader.OF_JOURNEY
        .kinds()
        .kinds()
        .forEach(
            clause ->
                kinds.add(
                    new Kind<>(
                        clause.keys(),
                        mapping -> clause.reader().apply(mapping).map(Exit.OnCondition::new))));
    return new Kinds<>(
        "an exit",
        kinds,
        "write each exit as an item of its own: `exit: [{event: ...}, {did: ...}]`");
  }
}
