package io.beckon.engine.user;

import io.beckon.core.catalog.Control;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.InFlightWords;
import io.beckon.engine.record.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Campaigns, a log, and how a host treats it; made of plain numbers, so that what fails shrinks.
 * Durations are few and round, so that instants meet.
 */
final class RandomPlan {

  /** How far the log may set its time back. */
  static final long SKEW = 2_000;

  /** What is in force then stands in the campaigns' log at least so long before. */
  private static final long LEAD = StageHarness.LEAD.toMillis();

  static final int NUMBERS = 12;

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private static final Control.Verb[] VERBS = Control.Verb.values();
  private static final String[] EVENTS = {"add", "order", "login", "clear", "add", "identify", "x"};
  private static final long[] GAPS = {
    0,
    0,
    1,
    -SECOND,
    -3 * SECOND,
    SECOND,
    30 * SECOND,
    MINUTE,
    MINUTE + 1,
    30 * MINUTE,
    HOUR,
    6 * HOUR,
    26 * HOUR
  };
  private static final long[] LATE = {
    0,
    0,
    0,
    1,
    SECOND,
    10 * MINUTE,
    HOUR,
    2 * HOUR,
    24 * HOUR,
    24 * HOUR + 1,
    30 * HOUR,
    -3 * MINUTE,
    -6 * MINUTE
  };

  /** One record of the log, and what its host does behind it. */
  record Entry(LoggedEvent event, long newest, int[] numbers) {}

  final List<Entry> entries = new ArrayList<>();

  /** By the place in the log before which they are published. */
  final Map<Integer, List<CampaignChange>> changes = new TreeMap<>();

  /** By campaign: the places before which its versions are published. */
  private final Map<String, List<Integer>> published = new TreeMap<>();

  private RandomPlan() {}

  static RandomPlan of(List<int[]> campaigns, List<int[]> words, List<int[]> log) {
    RandomPlan plan = new RandomPlan();
    plan.fill(log);
    for (int i = 0; i < campaigns.size(); i++) {
      plan.publish(i, campaigns.get(i));
    }
    for (int i = 0; i < words.size(); i++) {
      plan.say(campaigns.size() + i, words.get(i));
    }
    return plan;
  }

  List<CampaignChange> allChanges() {
    return changes.values().stream().flatMap(List::stream).toList();
  }

  long newest() {
    return entries.get(entries.size() - 1).newest;
  }

  private void fill(List<int[]> log) {
    long newest = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();
    long logTime = newest;
    for (int[] n : log) {
      logTime = Math.max(newest - SKEW, logTime + pick(GAPS, n[0]));
      newest = Math.max(newest, logTime);
      entries.add(new Entry(event(n, logTime), newest, n));
    }
  }

  private LoggedEvent event(int[] n, long logTime) {
    String name = EVENTS[n[2] % EVENTS.length];
    String user = "user-" + n[1] % 4;
    boolean identify = name.equals("identify");
    Map<String, Object> properties = new LinkedHashMap<>();
    if (identify) {
      properties.put("plan", n[4] % 2 == 0 ? "free" : "pro");
    } else if (n[4] % 3 > 0) {
      properties.put("cart", (long) (n[4] % 3));
      properties.put("price", n[4] % 5 * 10.5);
    }
    // Some are a producer's retry of what came before.
    int id = n[5] % 6 == 0 ? Math.max(0, entries.size() - 1 - n[5] % 4) : entries.size();
    return new LoggedEvent(
        new Event(
            identify ? Event.Kind.IDENTIFY : Event.Kind.TRACK,
            name,
            user,
            "m-" + id,
            logTime - pick(LATE, n[3]),
            properties),
        logTime,
        0);
  }

  private void publish(int index, int[] n) {
    int place = n[0] % 3 == 0 ? n[0] % entries.size() : 0;
    long effectiveFrom = Long.MIN_VALUE;
    if (place > 0) {
      effectiveFrom = entries.get(place - 1).newest + LEAD + n[0] % 5 * HOUR;
    }
    String id = "c" + n[1] % 3;
    changes
        .computeIfAbsent(place, at -> new ArrayList<>())
        .add(
            new CampaignChange(
                id, "v" + index, id + ".yaml", yaml(id, n), effectiveFrom, 0, index));
    published.computeIfAbsent(id, any -> new ArrayList<>()).add(place);
  }

  /** Says something of a campaign that was published before. */
  private void say(int sequence, int[] n) {
    List<String> ids = List.copyOf(published.keySet());
    String id = ids.get(n[0] % ids.size());
    int place = n[1] % entries.size();
    boolean known = published.get(id).stream().anyMatch(at -> at <= place);
    if (place == 0 || !known) {
      return;
    }
    Control.Verb verb = VERBS[n[2] % VERBS.length];
    boolean all = n[3] % 5 == 0 && (verb == Control.Verb.PAUSE || verb == Control.Verb.RESUME);
    String version = verb == Control.Verb.ROLLBACK ? version(id, place, n[4]) : "";
    Control control =
        new Control(
            verb,
            all ? Control.ALL : id,
            version,
            InFlightWords.read(pick(n[5], "", "finish", "stop")));
    long from = entries.get(place - 1).newest + LEAD + n[6] % 5 * 10 * MINUTE;
    changes
        .computeIfAbsent(place, at -> new ArrayList<>())
        .add(new CampaignChange(new Said(control, "" + sequence, from, ""), from, 0, sequence));
  }

  /** One of those that were published by then. */
  private String version(String id, int place, int number) {
    List<String> known =
        changes.entrySet().stream()
            .filter(published -> published.getKey() <= place)
            .flatMap(published -> published.getValue().stream())
            .filter(change -> change.said() == null && change.id().equals(id))
            .map(CampaignChange::version)
            .toList();
    return known.get(number % known.size());
  }

  private static String yaml(String id, int[] n) {
    StringBuilder yaml = new StringBuilder("campaign: " + id + "\n");
    line(yaml, "priority: " + List.of(50, 50, 10, 90).get(n[1] / 3 % 4));
    line(
        yaml,
        "trigger: "
            + pick(
                n[2],
                "{event: add}",
                "{event: order}",
                "{event: login}",
                "{event: add, where: event.price >= 20}",
                "[{event: login}, {event: add}]"));
    line(yaml, pick(n[3], "", "", "per: cart"));
    line(yaml, pick(n[4], "while_inside: ignore", "while_inside: restart"));
    line(yaml, "frequency: " + pick(n[5], "always", "always", "1h", "once", "24h"));
    line(
        yaml,
        pick(
            n[6],
            "",
            "",
            "audience: [{not: {did: order, within: 2h}}]",
            "audience: [profile.plan == \"pro\"]",
            "audience: [{did: login, times: 2, within: 24h}]"));
    line(
        yaml,
        pick(
            n[7],
            "",
            "goal: {event: order}",
            "goal: {event: order, within: 24h}",
            "goal: {event: order, within: 1h, where: event.price > 0}"));
    line(
        yaml,
        pick(
            n[8],
            "",
            "",
            "exit: [{event: clear}]",
            "exit: [{not: {did: login, within: 1h}}]",
            "exit: [{did: login, times: {at_most: 1}, within: 2h}]",
            "exit: [{event: clear}, {any: [{did: login, times: {exactly: 2}, within: 1h}, profile.plan == \"pro\"]}]"));
    line(
        yaml,
        pick(
            n[11],
            "",
            "in_flight: stop",
            "in_flight: move",
            "in_flight: {move: {step-1: t9, step-2: t9, t0: t9}}"));
    yaml.append("steps:\n");
    int rest = n[9];
    for (int i = 0; i <= n[10] % 5; i++, rest /= 5) {
      line(
          yaml,
          pick(
              rest,
              step(i, ""),
              "  - wait: 1h",
              "  - wait: 30m",
              step(i, "\n    when: {not: {did: order, within: 1h}}"),
              "  - wait: {since_start: 2h}"));
    }
    line(yaml, step(9, "\n    expires_after: 30m"));
    return yaml.toString();
  }

  private static String step(int index, String more) {
    return "  - send: email\n    template: t" + index + more;
  }

  private static void line(StringBuilder yaml, String line) {
    if (!line.isEmpty()) {
      yaml.append(line).append('\n');
    }
  }

  private static long pick(long[] from, int number) {
    return from[number % from.length];
  }

  private static String pick(int number, String... from) {
    return from[number % from.length];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    changes.forEach(
        (place, published) ->
            published.forEach(
                change ->
                    text.append("before ")
                        .append(place)
                        .append(", from ")
                        .append(change.effectiveFrom())
                        .append(":\n")
                        .append(
                            change.said() == null
                                ? change.source().text()
                                : change.said() + "\n")));
    for (Entry entry : entries) {
      text.append(Instant.ofEpochMilli(entry.event.logTime()))
          .append(' ')
          .append(entry.event)
          .append('\n');
    }
    return text.toString();
  }
}
