package io.beckon.scenarios.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A campaign for the second time, as the few words that a count needs: who starts, who leaves,
 * which messages how long after the start. It holds for logs in which everything is taken as it
 * happens.
 */
final class Counted implements Count {

  /** Asks what a user did. */
  interface Audience {

    /**
     * @param history all the user did that is known, in the order of the log
     * @param now a window ends here
     */
    boolean holds(List<LogLine> history, long now);
  }

  private final Predicate<LogLine> trigger;
  private final Map<String, Long> messages = new LinkedHashMap<>();
  private Predicate<LogLine> exit = line -> false;
  private Predicate<LogLine> goal = line -> false;
  private long goalWithin;
  private long notAgainFor = Long.MAX_VALUE;
  private boolean restarts;
  private Audience audience = (history, now) -> true;

  private Counted(Predicate<LogLine> trigger) {
    this.trigger = trigger;
  }

  static Counted startingWith(Predicate<LogLine> trigger) {
    return new Counted(trigger);
  }

  Counted exit(Predicate<LogLine> exitEvent) {
    exit = exitEvent;
    return this;
  }

  Counted goal(Predicate<LogLine> goalEvent, Duration within) {
    goal = goalEvent;
    goalWithin = within.toMillis();
    return this;
  }

  /** Without it, once. */
  Counted always() {
    notAgainFor = 0;
    return this;
  }

  Counted atMostEvery(Duration interval) {
    notAgainFor = interval.toMillis();
    return this;
  }

  Counted restarts() {
    restarts = true;
    return this;
  }

  Counted audience(Audience asked) {
    audience = asked;
    return this;
  }

  /** A message this long after the start; in the order in which they are due. */
  Counted send(String template, Duration afterStart) {
    messages.put(template, afterStart.toMillis());
    return this;
  }

  /** A clause on history: at least so many lines in the window (now - within, now or later]. */
  static Audience did(Predicate<LogLine> what, int times, Duration within) {
    return (history, now) ->
        history.stream()
                .filter(line -> what.test(line) && line.time() > now - within.toMillis())
                .count()
            >= times;
  }

  @Override
  public List<String> sends(List<LogLine> log, Duration grace, long until) {
    Map<String, List<LogLine>> byUser = new HashMap<>();
    for (LogLine line : log) {
      if (line.time() <= until) {
        byUser.computeIfAbsent(line.user(), user -> new ArrayList<>()).add(line);
      }
    }
    List<String> sends = new ArrayList<>();
    byUser.forEach((user, lines) -> new OneUser(user, grace.toMillis(), sends).count(lines, until));
    sends.sort(null);
    return sends;
  }

  /** One user's way through the campaign. */
  private final class OneUser {

    private final String user;
    private final long grace;
    private final List<String> sends;
    private final List<LogLine> history = new ArrayList<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final String[] templates = messages.keySet().toArray(String[]::new);
    private final long[] offsets = messages.values().stream().mapToLong(o -> o).toArray();

    private boolean inside;
    private long start;
    private int next;
    private Long lastStart;

    OneUser(String user, long grace, List<String> sends) {
      this.user = user;
      this.grace = grace;
      this.sends = sends;
    }

    void count(List<LogLine> lines, long until) {
      for (LogLine line : lines) {
        sendUntil(line.time());
        Long seen = ids.get(line.id());
        if (seen != null && line.time() - seen < TWO_DAYS) {
          continue;
        }
        ids.put(line.id(), line.time());
        take(line);
      }
      sendUntil(until);
    }

    private void take(LogLine line) {
      history.add(line);
      boolean goalOpen = line.time() < start + goalWithin + grace;
      if (inside && (exit.test(line) || (goalOpen && goal.test(line)))) {
        inside = false;
      }
      if (!trigger.test(line) || (inside && !restarts)) {
        return;
      }
      boolean tooSoon = lastStart != null && line.time() - lastStart < notAgainFor;
      if ((inside || !tooSoon) && audience.holds(history, line.time())) {
        inside = true;
        start = line.time();
        lastStart = start;
        next = 0;
        sendUntil(start);
      }
    }

    private void sendUntil(long instant) {
      while (inside && decided() <= instant) {
        long due = start + offsets[next];
        if (!audience.holds(history, due)) {
          inside = false;
          return;
        }
        sends.add(Count.send(user, templates[next], due, decided()));
        next++;
        inside = next < offsets.length;
      }
    }

    /** What follows its trigger at once has nothing to wait for, and no grace. */
    private long decided() {
      return start + offsets[next] + (offsets[next] == 0 ? 0 : grace);
    }
  }
}
