package io.beckon.core.plan;

import io.beckon.core.event.Event;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Plan.Breaks;
import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.MapOf;
import io.beckon.core.model.Plan.PlannedEvent;
import io.beckon.core.model.Plan.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of the tracking plan, at work. Immutable and safe to share between threads.
 *
 * <p>Events and properties that it does not speak of pass: a plan says what is agreed, and is never
 * all that producers send.
 */
public final class ExecutablePlan {

  /** No plan: only the spellings that are built in mean something. */
  public static final ExecutablePlan NONE =
      new ExecutablePlan("", "", Map.of(), Map.of(), Breaks.WARN);

  /** A longer text is not kept in history. */
  private static final int LONGEST_KEPT = 1_024;

  private final String id;
  private final String version;
  private final Map<String, PlannedEvent> events;
  private final Map<String, Field> profile;
  private final Breaks breaks;

  /** Names by what producers call them. */
  private final Map<String, String> names = new HashMap<>();

  private ExecutablePlan(
      String id,
      String version,
      Map<String, PlannedEvent> events,
      Map<String, Field> profile,
      Breaks breaks) {
    this.id = id;
    this.version = version;
    this.events = new HashMap<>(events);
    this.profile = profile;
    this.breaks = breaks;
    events.values().forEach(e -> e.also().forEach(spelling -> names.put(spelling, e.name())));
  }

  public static ExecutablePlan of(Plan plan) {
    return new ExecutablePlan(
        plan.id(), plan.version(), plan.events(), plan.profile(), plan.breaks());
  }

  public String id() {
    return id;
  }

  public String version() {
    return version;
  }

  /** Whether an event that breaks it is set aside, or else used all the same. */
  public boolean setsAside() {
    return breaks == Breaks.SET_ASIDE;
  }

  /** The event under the name that campaigns know it by. */
  public Event named(Event event) {
    if (event.kind() == Event.Kind.IDENTIFY) {
      return event;
    }
    String name = names.get(event.name());
    return name == null ? BuiltIn.named(event) : event.named(name);
  }

  /**
   * What is wrong with an event that has its name already, or with the traits of an identify; in
   * words for people, which repeat no value. Empty where it keeps to the plan.
   */
  public Optional<String> differences(Event event) {
    if (event.kind() == Event.Kind.IDENTIFY) {
      return profile.isEmpty()
          ? Optional.empty()
          : said("`identify`", Conformity.differences(profile, event.properties(), false));
    }
    PlannedEvent planned = events.get(event.name());
    return planned == null || planned.properties().isEmpty()
        ? Optional.empty()
        : said(
            "`" + planned.name() + "`",
            Conformity.differences(planned.properties(), event.properties(), true));
  }

  private Optional<String> said(String what, Optional<String> differences) {
    return differences.map(found -> what + " breaks the tracking plan `" + id + "`: " + found);
  }

  /** Whether history of an event is kept whether or not a campaign asks for it. */
  public boolean keeps(String event) {
    return keep(event) > 0;
  }

  /** How long history of an event is kept, in milliseconds; 0 for not at all. */
  public long keep(String event) {
    PlannedEvent planned = events.get(event);
    return planned == null || planned.keep().isEmpty() ? 0 : planned.keep().get().toMillis();
  }

  /** Of the properties of an event those that are kept: the single values that are planned. */
  public Map<String, Object> kept(Event event) {
    PlannedEvent planned = events.get(event.name());
    return planned == null ? Map.of() : kept(planned.properties(), event.properties());
  }

  /**
   * Whether a property is kept, so that it can be asked for later.
   *
   * @param path names, from the top of the event's properties
   */
  public boolean keeps(String event, List<Object> path) {
    PlannedEvent planned = events.get(event);
    if (planned == null || path.isEmpty()) {
      return false;
    }
    Map<String, Field> fields = planned.properties();
    for (Object name : path.subList(0, path.size() - 1)) {
      Field field = fields.get(name);
      if (field == null || !(field.type() instanceof MapOf map)) {
        return false;
      }
      fields = map.fields();
    }
    Field last = fields.get(path.get(path.size() - 1));
    return last != null && last.type() instanceof Scalar scalar && scalar != Scalar.ANY;
  }

  private static Map<String, Object> kept(Map<String, Field> planned, Map<?, ?> values) {
    Map<String, Object> kept = new LinkedHashMap<>();
    planned.forEach(
        (name, field) -> {
          Object value = values.get(name);
          if (field.type() instanceof MapOf inner && value instanceof Map<?, ?> map) {
            Map<String, Object> part = kept(inner.fields(), map);
            if (!part.isEmpty()) {
              kept.put(name, part);
            }
          } else if (field.type() instanceof Scalar scalar
              && scalar != Scalar.ANY
              && value != null
              && ScalarCheck.isScalar(value)
              && !(value instanceof String text && text.length() > LONGEST_KEPT)) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
