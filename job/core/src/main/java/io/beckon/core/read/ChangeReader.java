package io.beckon.core.read;

import io.beckon.core.catalog.Control;
import io.beckon.core.model.InFlight;
import io.beckon.core.scenario.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an entry of a timeline at which campaigns change. */
final class ChangeReader {

  private static final String PUBLISH = "publish";
  private static final String HALT = "halt";
  private static final String LIFT = "lift";
  private static final String IN_FLIGHT = "in_flight";

  /** By the key that names what it is about. */
  private static final Map<String, Optional<Control.Verb>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put(PUBLISH, Optional.empty());
    VERBS.put("rollback", Optional.of(Control.Verb.ROLLBACK));
    VERBS.put("pause", Optional.of(Control.Verb.PAUSE));
    VERBS.put("resume", Optional.of(Control.Verb.RESUME));
    VERBS.put("end", Optional.of(Control.Verb.END));
    VERBS.put(HALT, Optional.of(Control.Verb.PAUSE));
    VERBS.put(LIFT, Optional.of(Control.Verb.RESUME));
  }

  private static final Choice<String> ALL = Choice.of(Map.of("all", Control.ALL));

  private static final Choice<InFlight> IN_FLIGHTS =
      Choice.of(Map.of("finish", new InFlight.Finish(), "stop", new InFlight.Stop()));

  private static final String HINT =
      "such as `{at: +1h, pause: cart-recovery}` or `{at: +1h, publish: campaign.v2.yaml}`";

  private ChangeReader() {}

  /** The first key of an entry that says what changes; empty where none does. */
  static Optional<String> key(YamlMapping entry) {
    return VERBS.keySet().stream().filter(entry::has).findFirst();
  }

  /** Reads it. */
  static Optional<Change> read(YamlValue place, YamlMapping entry, String key, long logTime) {
    List<String> allowed = List.of("at", "arrives", key, IN_FLIGHT);
    List<String> others =
        PropertyReader.names(place).stream().filter(name -> !allowed.contains(name)).toList();
    if (!others.isEmpty()) {
      place.problem(Keys.list(others) + " does not go with `" + key + "`", HINT);
    }
    boolean ofAll = key.equals(HALT) || key.equals(LIFT);
    Optional<String> subject =
        entry
            .get(key)
            .flatMap(value -> ofAll ? ALL.read(value) : value.text("a campaign or a file", HINT));
    Optional<InFlight> inFlight = entry.get(IN_FLIGHT).flatMap(IN_FLIGHTS::read);
    return subject.map(named -> new Change(logTime, VERBS.get(key), named, inFlight, place.span()));
  }
}
