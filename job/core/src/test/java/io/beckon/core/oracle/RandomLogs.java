package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.just;
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
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Logs of one user on a grid of half minutes: late, early, repeated, and with time set back. */
final class RandomLogs {

  static final List<String> USERS = List.of("ann", "bob", "cid", "dora");
  static final long GRID = Duration.ofSeconds(30).toMillis();
  private static final int HOUR = 120;
  private static final int DAY = 24 * HOUR;

  private final long begin;

  private RandomLogs(long begin) {
    this.begin = begin;
  }

  /** One record, before it has a place in a log. */
  private record Draft(
      String name, Map<String, Object> properties, int after, int late, int repeats) {}

  static Arbitrary<List<LoggedEvent>> logs(String user, long begin) {
    RandomLogs logs = new RandomLogs(begin);
    return logs.draft()
        .list()
        .ofMinSize(1)
        .ofMaxSize(24)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(drafts -> logs.log(user, drafts));
  }

  static Arbitrary<TimeRules> rules(long begin) {
    return Combinators.combine(
            of(0L, 60_000L, 45_000L),
            of(Duration.ofHours(24), Duration.ofMinutes(6)),
            of(Duration.ofHours(48), Duration.ofMinutes(4)),
            of(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, begin + 12 * GRID),
            of(Duration.ofHours(24), Duration.ofMinutes(7)))
        .as(
            (grace, staleness, repeatWindow, sendFrom, rollCall) ->
                new TimeRules(
                    grace,
                    staleness.toMillis(),
                    Duration.ofMinutes(2).toMillis(),
                    repeatWindow.toMillis(),
                    sendFrom,
                    rollCall.toMillis()));
  }

  private Arbitrary<Draft> draft() {
    Arbitrary<Integer> after =
        frequency(
            Tuple.of(50, 0),
            Tuple.of(60, 1),
            Tuple.of(50, 2),
            Tuple.of(30, 4),
            Tuple.of(20, 7),
            Tuple.of(10, 20),
            Tuple.of(10, -1),
            Tuple.of(10, -3),
            Tuple.of(3, HOUR),
            Tuple.of(3, DAY),
            Tuple.of(1, 365 * DAY));
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
    return Combinators.combine(what(), after, late, repeats)
        .as((what, gap, lag, copies) -> new Draft(what.get1(), what.get2(), gap, lag, copies));
  }

  /** Names with their properties. */
  private Arbitrary<Tuple.Tuple2<String, Map<String, Object>>> what() {
    List<Tuple.Tuple2<Integer, Arbitrary<Tuple.Tuple2<String, Map<String, Object>>>>> kinds =
        new ArrayList<>();
    Arbitrary<String> done =
        frequency(
            Tuple.of(5, "a"),
            Tuple.of(4, "b"),
            Tuple.of(3, "c"),
            Tuple.of(2, "d"),
            Tuple.of(1, "unheard-of"));
    kinds.add(Tuple.of(15, Combinators.combine(done, properties()).as(Tuple::of)));
    kinds.add(Tuple.of(3, traits().map(traits -> Tuple.of(Event.IDENTIFY_NAME, traits))));
    if (Feature.POLICY.isCompared()) {
      kinds.add(
          Tuple.of(
              2, Combinators.combine(of("subscribed", "unsubscribed"), consent()).as(Tuple::of)));
    }
    if (Feature.MESSAGE.isCompared() || Feature.POLICY.isCompared()) {
      Arbitrary<String> report =
          of(
              "message_sent",
              "message_delivered",
              "message_opened",
              "message_clicked",
              "message_bounced",
              "message_complained");
      kinds.add(Tuple.of(2, Combinators.combine(report, reports()).as(Tuple::of)));
    }
    return frequencyOf(kinds);
  }

  private Arbitrary<Map<String, Object>> properties() {
    return Combinators.combine(
            of("p", "p", "q", ""),
            of(1L, 1L, 1.0, 2L, "1", ""),
            of(0.1, 0.2, 0.1, 2.5, -1L, "x", ""),
            RandomTimes.instants(begin).optional(0.1))
        .as(
            (kind, n, x, when) -> {
              Map<String, Object> properties = new HashMap<>();
              put(properties, "kind", kind);
              put(properties, "n", n);
              put(properties, "x", x);
              if (!"".equals(x)) {
                properties.put("deep", Map.of("x", x));
              }
              when.ifPresent(instant -> properties.put("when", instant));
              return properties;
            });
  }

  /** Of an identify a null is meant to remove the attribute. */
  private Arbitrary<Map<String, Object>> traits() {
    Arbitrary<Tuple.Tuple2<String, Object>> trait =
        frequencyOf(
            Tuple.of(4, of("pro", "free", "").map(plan -> Tuple.of("plan", emptyIsNull(plan)))),
            Tuple.of(2, RandomTimes.zones().map(zone -> Tuple.of("timezone", zone))),
            Tuple.of(2, RandomTimes.days(begin).map(day -> Tuple.of("birthday", day))),
            Tuple.of(1, RandomTimes.instants(begin).map(at -> Tuple.of("renewal", at))),
            Tuple.of(1, of(true, false).map(less -> Tuple.of("less_often", less))),
            Tuple.of(
                3,
                Combinators.combine(
                        of("email", "phone", "pushToken"),
                        of("one@x.example", "one@x.example", "two@x.example", ""))
                    .as((name, address) -> Tuple.of(name, emptyIsNull(address)))));
    return trait
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(
            traits -> {
              Map<String, Object> together = new HashMap<>();
              traits.forEach(one -> together.put(one.get1(), one.get2()));
              return together;
            });
  }

  private static Arbitrary<Map<String, Object>> consent() {
    return frequencyOf(
        Tuple.of(2, just(Map.of())),
        Tuple.of(3, of("email", "sms", "push").map(channel -> Map.of("channel", channel))),
        Tuple.of(3, of("offers", "news").map(topic -> Map.of("topic", topic))));
  }

  private static Arbitrary<Map<String, Object>> reports() {
    return Combinators.combine(
            of("email", "email", "sms", ""),
            of("template", "template", "another"),
            of("send-1", "send-2", ""),
            of(true, false).optional(0.3),
            of(true, false).optional(0.3),
            of("of-another-message").optional(0.2))
        .as(
            (channel, template, step, human, permanent, command) -> {
              Map<String, Object> properties = new HashMap<>();
              put(properties, "channel", channel);
              put(properties, "template", template);
              put(properties, "step", step);
              human.ifPresent(it -> properties.put("human", it));
              permanent.ifPresent(it -> properties.put("permanent", it));
              command.ifPresent(it -> properties.put("command_id", it));
              return properties;
            });
  }

  private static Object emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void put(Map<String, Object> properties, String name, Object value) {
    if (!"".equals(value)) {
      properties.put(name, value);
    }
  }

  private List<LoggedEvent> log(String user, List<Draft> drafts) {
    List<LoggedEvent> log = new ArrayList<>();
    long logTime = begin;
    for (Draft draft : drafts) {
      logTime += draft.after() * GRID;
      int copied = log.size() - draft.repeats();
      Event event =
          draft.repeats() > 0 && copied >= 0
              ? log.get(copied).event()
              : event(user, draft, logTime, "message-" + log.size());
      log.add(new LoggedEvent(event, logTime, 0));
    }
    return log;
  }

  private static Event event(String user, Draft draft, long logTime, String messageId) {
    boolean identify = draft.name().equals(Event.IDENTIFY_NAME);
    return new Event(
        identify ? Event.Kind.IDENTIFY : Event.Kind.TRACK,
        draft.name(),
        user,
        messageId,
        logTime - draft.late() * GRID,
        draft.properties());
  }
}
