package io.beckon.scenarios.count;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what one campaign sends over a log. */
interface Count {

  long TWO_DAYS = Duration.ofDays(2).toMillis();

  /** All sends, as {@code user template due decided}, sorted. */
  List<String> sends(List<LogLine> log, Duration grace, long until);

  /** One send, as it is compared. */
  static String send(String user, String template, long due, long decided) {
    return String.join(
        " ",
        user,
        template,
        Instant.ofEpochMilli(due).toString(),
        Instant.ofEpochMilli(decided).toString());
  }

  /** Each user's lines up to an instant, in the order of the log, those told twice left out. */
  static Map<String, List<LogLine>> byUser(List<LogLine> log, long until) {
    Map<String, List<LogLine>> byUser = new HashMap<>();
    Map<String, Map<String, Long>> ids = new HashMap<>();
    for (LogLine line : log) {
      Map<String, Long> seen = ids.computeIfAbsent(line.user(), user -> new HashMap<>());
      Long before = seen.get(line.id());
      if (line.time() <= until && (before == null || line.time() - before >= TWO_DAYS)) {
        seen.put(line.id(), line.time());
        byUser.computeIfAbsent(line.user(), user -> new ArrayList<>()).add(line);
      }
    }
    return byUser;
  }
}
