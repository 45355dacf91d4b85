package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.demo.words.TimeWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sends that were read against those that must be there: user, campaign, step and both
 * instants, to the millisecond, each as often as it must be, and no command id twice.
 *
 * @param expected how many must be there
 * @param differences one line each; empty where they agree
 */
public record Comparison(int expected, List<String> differences) {

  public static Comparison of(List<ExpectedSend> expected, List<SeenSend> seen) {
    List<String> differences = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Map<ExpectedSend, Integer> missing = new HashMap<>();
    expected.forEach(send -> missing.merge(send, 1, Integer::sum));
    for (SeenSend send : seen) {
      if (!ids.add(send.commandId())) {
        differences.add("twice     " + line(facts(send)) + "  id " + send.commandId());
      }
      if (missing.merge(facts(send), -1, Integer::sum) < 0) {
        differences.add("too much  " + line(facts(send)));
      }
    }
    missing.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingLong(ExpectedSend::decidedAt))
        .forEach(send -> differences.add("missing   " + line(send)));
    return new Comparison(expected.size(), List.copyOf(differences));
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
