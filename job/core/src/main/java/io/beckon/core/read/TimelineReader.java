package io.beckon.core.read;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.scenario.Moment;
import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the timeline of one scenario; keys that are not its own are properties of the event. */
final class TimelineReader {

  /** Keys of an entry; a property of such a name goes under {@code properties}. */
  private static final List<String> OWN =
      List.of(
          "at", "arrives", "event", "identify", "item", "user", "id", "partition", "properties");

  /** Longer keys of an entry, which nobody gives to a property that looks nearly the same. */
  private static final List<String> TELLING = List.of("arrives", "identify", "partition", "event");

  private static final String HINT =
      "an entry is `{at: +1h, event: order_placed, user: ann}`,"
          + " `{at: +1h, identify: ann, plan: pro}`,"
          + " `{at: +1h, item: price_dropped, product_id: p-1}` or `{at: +7d}`";

  private final List<Moment> moments = new ArrayList<>();

  private OptionalLong start = OptionalLong.empty();
  private OptionalLong before = OptionalLong.empty();

  /** Log time that has passed for everybody: no later entry may lie before it. */
  private long passed = Long.MIN_VALUE;

  /** When the first entry happens; empty until it has been read. */
  OptionalLong start() {
    return start;
  }

  /**
   * The moments of a timeline.
   *
   * @param profile what is known before the first entry, by user
   */
  Optional<List<Moment>> read(YamlValue value, Optional<YamlValue> profile) {
    Optional<List<YamlValue>> items = value.items("a list", HINT);
    items.ifPresent(entries -> entries.forEach(this::entry));
    if (moments.isEmpty()) {
      return Optional.empty();
    }
    List<Moment> all = new ArrayList<>();
    profile.ifPresent(known -> all.addAll(known(known, moments.get(0).logTime())));
    all.addAll(moments);
    return Optional.of(all);
  }

  private static List<Moment> known(YamlValue value, long logTime) {
    List<Moment> known = new ArrayList<>();
    PropertyReader.open(value, "`profile`", "what is known, by user: `{ann: {plan: pro}}`")
        .ifPresent(
            users ->
                PropertyReader.names(value)
                    .forEach(
                        user ->
                            users
                                .get(user)
                                .map(PropertyReader::entries)
                                .map(traits -> known(user, traits, logTime))
                                .ifPresent(known::add)));
    return known;
  }

  private static Moment known(String user, Map<String, Object> traits, long logTime) {
    return moment(
        new Event(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, user, "given-" + user, logTime, traits),
        logTime,
        0);
  }

  private void entry(YamlValue value) {
    PropertyReader.open(value, "an entry", HINT).ifPresent(mapping -> entry(value, mapping));
  }

  private void entry(YamlValue value, YamlMapping mapping) {
    Optional<Long> at =
        mapping.need("at", HINT).flatMap(instant -> InstantReader.read(instant, before));
    if (at.isEmpty()) {
      return;
    }
    before = OptionalLong.of(at.get());
    start = start.isEmpty() ? before : start;
    long logTime =
        mapping.get("arrives").flatMap(i -> InstantReader.read(i, before)).orElse(at.get());
    if (logTime < passed) {
      value.problem("time has run past this entry already", "move it up, or let it arrive later");
    }
    complainOfSlips(value, mapping);
    List<String> kinds = mapping.among("event", "identify", "item");
    if (kinds.size() > 1) {
      value.problem(
          "`" + String.join("` and `", kinds) + "` do not go together in one entry", HINT);
    } else if (mapping.has("event")) {
      track(value, mapping, at.get(), logTime);
    } else if (mapping.has("identify")) {
      identify(value, mapping, at.get(), logTime);
    } else if (mapping.has("item")) {
      item(value, mapping, at.get(), logTime);
    } else {
      timeOnly(value, logTime);
    }
  }

  private void track(YamlValue value, YamlMapping mapping, long at, long logTime) {
    Optional<String> name = mapping.get("event").flatMap(Names::event);
    Optional<String> user = mapping.need("user", "whose it is: `user: ann`").flatMap(Names::event);
    if (name.isPresent() && user.isPresent()) {
      Map<String, Object> properties = properties(value, mapping);
      add(
          new Event(Event.Kind.TRACK, name.get(), user.get(), id(mapping), at, properties),
          logTime,
          mapping);
    }
  }

  private void identify(YamlValue value, YamlMapping mapping, long at, long logTime) {
    Optional<String> user = mapping.get("identify").flatMap(Names::event);
    if (mapping.has("user")) {
      value.problem("`identify` says whose it is already", "remove `user`");
    } else if (user.isPresent()) {
      Map<String, Object> traits = properties(value, mapping);
      add(
          new Event(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, user.get(), id(mapping), at, traits),
          logTime,
          mapping);
    }
  }

  private void item(YamlValue value, YamlMapping mapping, long at, long logTime) {
    Optional<String> name = mapping.get("item").flatMap(Names::event);
    if (mapping.has("user")) {
      value.problem(
          "what happens to an item happens to no user",
          "remove `user`, or write `event` in place of `item`");
    } else if (name.isPresent()) {
      Map<String, Object> properties = properties(value, mapping);
      add(
          new Event(Event.Kind.ITEM, name.get(), "", id(mapping), at, properties),
          logTime,
          mapping);
    }
  }

  private void timeOnly(YamlValue value, long logTime) {
    List<String> others =
        PropertyReader.names(value).stream()
            .filter(key -> !key.equals("at") && !key.equals("arrives"))
            .toList();
    if (!others.isEmpty()) {
      value.problem(
          "an entry with " + Keys.list(others) + " needs `event`, `identify` or `item`", HINT);
    }
    passed = Math.max(passed, logTime);
    moments.add(new Moment(logTime, Optional.empty()));
  }

  private void add(Event event, long logTime, YamlMapping mapping) {
    int partition =
        mapping.get("partition").flatMap(v -> WholeNumber.between(0, 9999, v)).orElse(0);
    moments.add(moment(event, logTime, partition));
  }

  private static Map<String, Object> properties(YamlValue value, YamlMapping mapping) {
    List<String> names =
        PropertyReader.names(value).stream().filter(name -> !OWN.contains(name)).toList();
    Map<String, Object> properties = PropertyReader.entries(mapping, names);
    mapping.get("properties").ifPresent(more -> properties.putAll(PropertyReader.entries(more)));
    return properties;
  }

  /** Without an id of its own an entry has its place, so that a repetition must be asked for. */
  private String id(YamlMapping mapping) {
    return mapping
        .get("id")
        .flatMap(value -> value.text("a message id", "such as `m-1`"))
        .orElse("entry-" + (moments.size() + 1));
  }

  private static void complainOfSlips(YamlValue value, YamlMapping mapping) {
    for (String key : PropertyReader.names(value)) {
      if (!OWN.contains(key)) {
        Nearest.of(key, TELLING)
            .filter(near -> !mapping.has(near))
            .ifPresent(
                near ->
                    value.problem(
                        "`" + key + "` looks like `" + near + "`",
                        "if it is a property, write it under `properties: {" + key + ": ...}`"));
      }
    }
  }

  private static Moment moment(Event event, long logTime, int partition) {
    return new Moment(logTime, Optional.of(new LoggedEvent(event, logTime, partition)));
  }
}
