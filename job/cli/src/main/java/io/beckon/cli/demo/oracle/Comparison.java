package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.words.TimeWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sends that were read against those that must be there: user, campaign, step and both
 * instants, to the millisecond, each as often as it must be, and no command id twice.
 *
 * @param expected how many must be there
 * @param differences one line each; empty where they agree
 */
public record Comparison(int expected, List<String> differences) {

  /** What belongs together stands together. */
  private static final Comparator<ExpectedSend> IN_ORDER =
      Comparator.comparing(ExpectedSend::userId)
          .thenComparing(ExpectedSend::campaign)
          .thenComparingLong(ExpectedSend::decidedAt)
          .thenComparing(ExpectedSend::step)
          .thenComparingLong(ExpectedSend::dueAt);

  public static Comparison of(List<ExpectedSend> expected, List<SeenSend> seen) {
    TreeMap<ExpectedSend, List<String>> differences = new TreeMap<>(IN_ORDER);
    Set<String> ids = new HashSet<>();
    Map<ExpectedSend, Integer> missing = new HashMap<>();
    expected.forEach(send -> missing.merge(send, 1, Integer::sum));
    for (SeenSend send : seen) {
      ExpectedSend facts = facts(send);
      if (!ids.add(send.commandId())) {
        note(differences, "twice", facts);
      }
      if (missing.merge(facts, -1, Integer::sum) < 0) {
        note(differences, "too much", facts);
      }
    }
    missing.forEach(
        (send, count) -> {
          if (count > 0) {
            note(differences, "missing", send);
          }
        });
    List<String> lines = differences.values().stream().flatMap(List::stream).toList();
    return new Comparison(expected.size(), lines);
  }

  private static void note(
      Map<ExpectedSend, List<String>> differences, String what, ExpectedSend send) {
    differences
        .computeIfAbsent(send, one -> new ArrayList<>())
        .add("%-9s %s".formatted(what, line(send)));
  }

  public boolean agrees() {
    return differences.isEmpty();
  }

  private static ExpectedSend facts(SeenSend send) {
    return new ExpectedSend(
        send.userId(), send.campaign(), send.step(), send.dueAt(), send.decidedAt());
  }

  private static String line(ExpectedSend send) {
    return "%s  %s %s  due %s  decided %s"
        .formatted(
            send.userId(),
            send.campaign(),
            send.step(),
            TimeWords.dateClock(send.dueAt()),
            TimeWords.dateClock(send.decidedAt()));
  }
}
