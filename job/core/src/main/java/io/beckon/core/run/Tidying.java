package io.beckon.core.run;

import io.beckon.core.executable.Tally;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.History;
import io.beckon.core.state.SendLog;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Forgets what no rule can ask for any more. Everything in a user's entry has an end, but for the
 * profile, marks of {@code once} and counts without a window; of a user who has gone silent nothing
 * else stays.
 *
 * <p>Tidying changes no decision. It takes place at instants of log time all the same, so that
 * equal logs leave equal bytes.
 */
final class Tidying {

  /** So long after the first thing to forget: tidying is cheap only when it is rare. */
  private static final long SLACK = Duration.ofDays(1).toMillis();

  private final TimeRules rules;
  private final Catalog catalog;

  Tidying(TimeRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
  }

  /** Sees to it that what an event at this log time left behind is tidied up one day. */
  void schedule(Agenda agenda, long logTime) {
    scheduleAfter(agenda, logTime + rules.repeatWindow());
  }

  /** Sees to it that what can be forgotten at this log time is tidied up one day. */
  static void scheduleAfter(Agenda agenda, long logTime) {
    if (agenda.tidyAt() == Long.MAX_VALUE) {
      agenda.tidyAt(logTime + SLACK);
    }
  }

  /** Tidies up, and says when it is worth doing again. */
  void tidy(UserState user, long logTime) {
    Agenda agenda = user.agenda();
    user.messages().forget(logTime - rules.repeatWindow());
    user.recent().forget(logTime - Answers.window(rules));
    agenda.marks().forget(logTime);
    long next = agenda.marks().firstForgetting();
    if (!user.messages().isEmpty()) {
      next = Math.min(next, user.messages().newest() + rules.repeatWindow());
    }
    if (!user.recent().isEmpty()) {
      next = Math.min(next, user.recent().newest() + Answers.window(rules));
    }
    next = Math.min(next, tidy(user.contact().sendLog(), logTime));
    List<String> rows = new ArrayList<>();
    user.historyRows().forEach(rows::add);
    for (String event : rows) {
      next = Math.min(next, tidy(user.history(event), catalog.tallies(event), logTime));
    }
    agenda.tidyAt(next == Long.MAX_VALUE ? next : Math.max(next, logTime) + SLACK);
  }

  /** When the last message leaves every window of a cap. */
  private long tidy(SendLog log, long logTime) {
    long window = catalog.policy(logTime).longestWindow();
    log.forget(logTime - window);
    return log.isEmpty() ? Long.MAX_VALUE : log.newest() + window;
  }

  /** The first instant at which an occurrence of this row leaves every window. */
  private long tidy(History history, Map<Long, TallyNeed> needs, long logTime) {
    history.retain(id -> needs.containsKey(id) && needs.get(id).at(logTime) != null);
    long first = Long.MAX_VALUE;
    for (Map.Entry<Long, TallyNeed> entry : needs.entrySet()) {
      Tally tally = entry.getValue().at(logTime);
      if (tally != null && tally.window() != Tally.FOR_EVER) {
        // A condition may be asked at an instant as far behind the clock as anything may be due.
        long reach = tally.window() + catalog.longestDelay(logTime, rules) + rules.grace();
        history.forget(entry.getKey(), logTime - reach);
        var kept = history.of(entry.getKey());
        if (kept.size() > 0) {
          first = Math.min(first, kept.latest(1) + reach);
        }
      }
    }
    return first;
  }
}
