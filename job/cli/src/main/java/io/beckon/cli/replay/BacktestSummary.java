package io.beckon.cli.replay;

import io.beckon.cli.terminal.Console;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a backtest, for people. */
final class BacktestSummary {

  private final LogReplay replay;
  private final BacktestReport report;

  BacktestSummary(LogReplay replay, BacktestReport report) {
    this.replay = replay;
    this.report = report;
  }

  void print(Duration took, Console console) {
    line(console, "events", replay.events(), span());
    line(console, "users", replay.users(), "");
    line(
        console,
        "journeys started",
        report.journeysStarted(),
        count(report.count(Decision.NOT_QUALIFIED), "not qualified")
            + count(report.count(Decision.REFUSED), "refused"));
    line(console, "sends", report.sends(), count(report.cancelled(), "called back"));
    line(console, "held back", sum(report.heldBack()), reasons(report.heldBack()));
    line(console, "dead letters", sum(replay.deadLetters()), reasons(replay.deadLetters()));
    for (Map.Entry<Notice, Integer> notice : report.notices().entrySet()) {
      String name = notice.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      line(console, name, notice.getValue(), "");
    }
    console
        .err()
        .println(String.format(Locale.ROOT, "%-18s%12.1f", "seconds", took.toMillis() / 1000.0));
  }

  private String span() {
    String from =
        replay.first().isPresent()
            ? "from " + Instant.ofEpochMilli(replay.first().getAsLong())
            : "none";
    String until =
        replay.end().isPresent() ? " until " + Instant.ofEpochMilli(replay.end().getAsLong()) : "";
    return from + until + count(replay.beyond(), "later ones left out");
  }

  private static void line(Console console, String name, int count, String more) {
    String text = String.format(Locale.ROOT, "%-18s%,12d  %s", name, count, more);
    console.err().println(text.stripTrailing());
  }

  private static String count(int count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, "  %,d %s", count, what);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String reasons(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
