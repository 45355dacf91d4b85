package io.beckon.scenarios.count;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A condition that starts a journey with one message when it turns: asked anew, over everything
 * known, at every line and whenever something leaves its window.
 */
final class CountedTurns implements Count {

  /** The condition, over all that is known of a user. */
  interface Condition {
    boolean holds(List<LogLine> known, long now);
  }

  private final String template;
  private final Condition condition;
  private final Duration window;
  private final boolean wanted;

  private CountedTurns(String template, Condition condition, Duration window, boolean wanted) {
    this.template = template;
    this.condition = condition;
    this.window = window;
    this.wanted = wanted;
  }

  /** Sums over more than so much in a window. */
  static Condition sumOver(Predicate<LogLine> what, Duration within, String over) {
    return (known, now) ->
        known.stream()
                .filter(line -> what.test(line) && line.time() > now - within.toMillis())
                .map(line -> BigDecimal.valueOf(line.total()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .compareTo(new BigDecimal(over))
            > 0;
  }

  /** The last of these lies at least so long back. */
  static Condition silent(Predicate<LogLine> what, Duration length) {
    return (known, now) -> {
      List<LogLine> done = known.stream().filter(what).toList();
      return !done.isEmpty()
          && done.stream().allMatch(line -> line.time() <= now - length.toMillis());
    };
  }

  /** One of these was not answered, and the oldest such lies at least so long back. */
  static Condition unanswered(Predicate<LogLine> what, Predicate<LogLine> answer, Duration length) {
    return (known, now) -> {
      for (int i = 0; i < known.size(); i++) {
        LogLine one = known.get(i);
        boolean answered = known.subList(i + 1, known.size()).stream().anyMatch(answer);
        if (what.test(one) && !answered) {
          return one.time() <= now - length.toMillis();
        }
      }
      return false;
    };
  }

  static Count turningTrue(String template, Condition condition, Duration window) {
    return new CountedTurns(template, condition, window, true);
  }

  static Count turningFalse(String template, Condition condition, Duration window) {
    return new CountedTurns(template, condition, window, false);
  }

  @Override
  public List<String> sends(List<LogLine> log, Duration grace, long until) {
    List<String> sends = new ArrayList<>();
    Count.byUser(log, until)
        .forEach((user, lines) -> new OneUser(user, grace.toMillis(), sends).count(lines, until));
    sends.sort(null);
    return sends;
  }

  private final class OneUser {

    private final String user;
    private final long grace;
    private final List<String> sends;
    private final List<LogLine> known = new ArrayList<>();
    private final TreeSet<Long> instants = new TreeSet<>();
    private boolean held;

    OneUser(String user, long grace, List<String> sends) {
      this.user = user;
      this.grace = grace;
      this.sends = sends;
    }

    void count(List<LogLine> lines, long until) {
      held = condition.holds(known, 0);
      for (LogLine line : lines) {
        letTimePass(line.time());
        known.add(line);
        instants.add(line.time() + window.toMillis());
        ask(line.time() - grace, line.time(), line.time());
      }
      letTimePass(until);
    }

    private void letTimePass(long instant) {
      while (!instants.isEmpty() && instants.first() + grace <= instant) {
        long due = instants.pollFirst();
        ask(due, due, due + grace);
      }
    }

    private void ask(long now, long due, long decided) {
      boolean holds = condition.holds(known, now);
      if (holds != held && holds == wanted) {
        sends.add(Count.send(user, template, due, decided));
      }
      held = holds;
    }
  }
}
