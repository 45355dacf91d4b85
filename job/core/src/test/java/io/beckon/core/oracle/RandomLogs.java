package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Logs of one user on a grid of half minutes: late, early, repeated, and with time set back. */
final class RandomLogs {

  static final String USER = "ann";
  static final long BEGIN = 1_700_000_000_000L;
  private static final long GRID = Duration.ofSeconds(30).toMillis();

  private RandomLogs() {}

  /** One record, before it has a place in a log. */
  private record Draft(
      String name, int after, int late, int repeats, Map<String, Object> properties) {}

  static Arbitrary<List<LoggedEvent>> logs() {
    return draft().list().ofMinSize(1).ofMaxSize(16).map(RandomLogs::log);
  }

  static Arbitrary<TimeRules> rules() {
    return Combinators.combine(
            of(0L, 60_000L, 45_000L),
            of(Duration.ofHours(24), Duration.ofMinutes(6)),
            of(Duration.ofHours(48), Duration.ofMinutes(4)),
            of(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, BEGIN + 12 * GRID))
        .as(
            (grace, staleness, repeatWindow, sendFrom) ->
                new TimeRules(
                    grace,
                    staleness.toMillis(),
                    Duration.ofMinutes(2).toMillis(),
                    repeatWindow.toMillis(),
                    sendFrom,
                    0));
  }

  private static Arbitrary<Draft> draft() {
    Arbitrary<String> name =
        frequency(
            Tuple.of(5, "a"),
            Tuple.of(4, "b"),
            Tuple.of(3, "c"),
            Tuple.of(2, "d"),
            Tuple.of(1, "unheard-of"),
            Tuple.of(1, Event.IDENTIFY_NAME));
    Arbitrary<Integer> after =
        frequency(
            Tuple.of(5, 0),
            Tuple.of(6, 1),
            Tuple.of(5, 2),
            Tuple.of(3, 4),
            Tuple.of(2, 7),
            Tuple.of(1, 20),
            Tuple.of(1, -1),
            Tuple.of(1, -3));
    Arbitrary<Integer> late =
        frequency(
            Tuple.of(12, 0),
            Tuple.of(3, 1),
            Tuple.of(3, 2),
            Tuple.of(3, 5),
            Tuple.of(1, 12),
            Tuple.of(1, 13),
            Tuple.of(1, 30),
            Tuple.of(2, -1),
            Tuple.of(1, -4),
            Tuple.of(1, -9));
    Arbitrary<Integer> repeats = frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 3));
    return Combinators.combine(name, after, late, repeats, properties()).as(Draft::new);
  }

  private static Arbitrary<Map<String, Object>> properties() {
    return Combinators.combine(
            of("p", "p", "q", ""), of(1L, 1L, 1.0, 2L, "1", ""), of("pro", "free", ""))
        .as(
            (kind, n, plan) -> {
              Map<String, Object> properties = new HashMap<>();
              put(properties, "kind", kind);
              put(properties, "n", n);
              // Of an identify a null is meant to remove the attribute.
              properties.put("plan", plan.isEmpty() ? null : plan);
              return properties;
            });
  }

  private static void put(Map<String, Object> properties, String name, Object value) {
    if (!"".equals(value)) {
      properties.put(name, value);
    }
  }

  private static List<LoggedEvent> log(List<Draft> drafts) {
    List<LoggedEvent> log = new ArrayList<>();
    long logTime = BEGIN;
    for (Draft draft : drafts) {
      logTime += draft.after() * GRID;
      int copied = log.size() - draft.repeats();
      Event event =
          draft.repeats() > 0 && copied >= 0
              ? log.get(copied).event()
              : event(draft, logTime, "message-" + log.size());
      log.add(new LoggedEvent(event, logTime, 0));
    }
    return log;
  }

  private static Event event(Draft draft, long logTime, String messageId) {
    boolean identify = draft.name().equals(Event.IDENTIFY_NAME);
    return new Event(
        identify ? Event.Kind.IDENTIFY : Event.Kind.TRACK,
        draft.name(),
        USER,
        messageId,
        logTime - draft.late() * GRID,
        draft.properties());
  }
}
