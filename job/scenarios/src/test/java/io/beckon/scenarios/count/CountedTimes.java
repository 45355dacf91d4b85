package io.beckon.scenarios.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A message whenever a count in a window is reached.
 *
 * @param template of the message
 * @param what counts
 * @param times how many
 * @param within length of the window
 * @param unless what begins the count anew
 */
record CountedTimes(
    String template, Predicate<LogLine> what, int times, Duration within, Predicate<LogLine> unless)
    implements Count {

  @Override
  public List<String> sends(List<LogLine> log, Duration grace, long until) {
    List<String> sends = new ArrayList<>();
    Count.byUser(log, until)
        .forEach(
            (user, lines) -> {
              for (int i = 0; i < lines.size(); i++) {
                long time = lines.get(i).time();
                if (what.test(lines.get(i)) && count(lines.subList(0, i), time) == times - 1) {
                  sends.add(Count.send(user, template, time, time));
                }
              }
            });
    sends.sort(null);
    return sends;
  }

  private int count(List<LogLine> before, long now) {
    int count = 0;
    for (int i = before.size() - 1; i >= 0 && !unless.test(before.get(i)); i--) {
      boolean counts = what.test(before.get(i)) && before.get(i).time() > now - within.toMillis();
      count += counts ? 1 : 0;
    }
    return count;
  }
}
