package io.beckon.core.read;

import io.beckon.core.model.Plan;
import io.beckon.core.model.Plan.Breaks;
import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.PlannedEvent;
import io.beckon.core.read.YamlMapping.Entry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a tracking plan: what producers have agreed to send. */
final class PlanReader {

  static final Keys KEYS = Keys.of("a tracking plan", "plan", "events", "profile", "breaks");
  static final Keys EVENT = Keys.of("a planned event", "also", "keep", "properties");

  static final String HINT = "a tracking plan begins with its name: `plan: shop`";

  static final Choice<Breaks> BREAKS =
      Choice.of(Map.of("set_aside", Breaks.SET_ASIDE, "warn", Breaks.WARN));

  private static final String EVENTS_HINT =
      "events by name: `events: {order_placed: {properties: {total: number}}}`";

  private final Spellings spellings = new Spellings();

  private PlanReader() {}

  /** The plan, if its parts can be put together; whether it is sound, the problems say. */
  static Optional<Plan> read(YamlMapping mapping, String version) {
    return new PlanReader().plan(mapping, version);
  }

  private Optional<Plan> plan(YamlMapping mapping, String version) {
    Optional<String> id = mapping.need("plan", HINT).flatMap(Names::plain);
    Map<String, PlannedEvent> events =
        mapping.need("events", EVENTS_HINT).map(this::events).orElse(Map.of());
    Map<String, Field> profile =
        mapping.get("profile").map(FieldReader::attributes).orElse(Map.of());
    Breaks breaks = mapping.get("breaks").flatMap(BREAKS::read).orElse(Breaks.SET_ASIDE);
    return id.map(
        name -> new Plan(name, version, events, profile, breaks, mapping.key("plan").span()));
  }

  private Map<String, PlannedEvent> events(YamlValue value) {
    Map<String, PlannedEvent> events = new LinkedHashMap<>();
    List<Entry> entries =
        PropertyReader.open(value, "`events`", EVENTS_HINT)
            .map(YamlMapping::entries)
            .orElse(List.of());
    entries.forEach(entry -> spellings.name(entry.key()));
    for (Entry entry : entries) {
      event(entry.word(), entry.key(), entry.value())
          .ifPresent(event -> events.put(entry.word(), event));
    }
    return events;
  }

  private Optional<PlannedEvent> event(String name, YamlValue key, YamlValue value) {
    if (YamlValue.saysNothing(value.node())) {
      // Planned by its name alone.
      return Optional.of(new PlannedEvent(name, List.of(), Optional.empty(), Map.of(), key.span()));
    }
    return YamlMapping.open(value, EVENT, "such as `" + name + ": {properties: {total: number}}`")
        .map(
            mapping -> {
              List<String> also =
                  mapping.get("also").map(list -> spellings.also(name, list)).orElse(List.of());
              Optional<Duration> keep = mapping.get("keep").flatMap(DurationReader::window);
              Map<String, Field> properties =
                  mapping.get("properties").map(FieldReader::properties).orElse(Map.of());
              return new PlannedEvent(name, also, keep, properties, key.span());
            });
  }
}
