package io.beckon.core.memory;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.TallyNeed;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.History;
import io.beckon.core.state.Kept;
import io.beckon.core.state.KeptEvents;
import io.beckon.core.state.Occurrences;
import io.beckon.core.state.SendLog;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.TallyKind;
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
public final class Tidying {

  /** So long after the first thing to forget: tidying is cheap only when it is rare. */
  private static final long SLACK = Duration.ofDays(1).toMillis();

  private final TimeRules rules;
  private final Catalog catalog;

  public Tidying(TimeRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
  }

  /** Sees to it that what an event at this log time left behind is tidied up one day. */
  public void schedule(Agenda agenda, long logTime) {
    scheduleAfter(agenda, logTime + rules.repeatWindow());
  }

  /** Sees to it that what can be forgotten at this log time is tidied up one day. */
  public static void scheduleAfter(Agenda agenda, long logTime) {
    if (agenda.tidyAt() == Long.MAX_VALUE) {
      agenda.tidyAt(logTime + SLACK);
    }
  }

  /** Tidies up, and says when it is worth doing again. */
  public void tidy(UserState user, long logTime) {
    Agenda agenda = user.agenda();
    user.messages().forget(logTime - rules.repeatWindow());
    user.recent().forget(logTime - rules.answerWindow());
    agenda.marks().forget(logTime);
    long next = agenda.marks().firstForgetting();
    if (!user.messages().isEmpty()) {
      next = Math.min(next, user.messages().newest() + rules.repeatWindow());
    }
    if (!user.recent().isEmpty()) {
      next = Math.min(next, user.recent().newest() + rules.answerWindow());
    }
    next = Math.min(next, tidy(user.contact().sendLog(), logTime));
    Horizon horizon = Horizon.of(agenda, logTime, catalog.longestDelay(logTime, rules), rules);
    List<String> rows = new ArrayList<>();
    user.historyRows().forEach(rows::add);
    for (String row : rows) {
      next =
          Math.min(
              next,
              KeptEvents.isRow(row)
                  ? tidyKept(KeptEvents.event(row), user, logTime)
                  : tidy(user, user.history(row), catalog.tallies(row), horizon));
    }
    agenda.tidyAt(next == Long.MAX_VALUE ? next : Math.max(next, logTime) + SLACK);
  }

  /** When no cap can count the last message any more. */
  private long tidy(SendLog log, long logTime) {
    long memory = catalog.policy(logTime).memory();
    log.forget(logTime - memory);
    return log.isEmpty() ? Long.MAX_VALUE : log.newest() + memory;
  }

  /** When the latest of what the tracking plan keeps of an event has been kept long enough. */
  private long tidyKept(String event, UserState user, long logTime) {
    KeptEvents kept = user.kept(event);
    long keep = catalog.plan(logTime).keep(event);
    if (keep == 0) {
      kept.clear();
      return Long.MAX_VALUE;
    }
    long reach = keep + catalog.longestDelay(logTime, rules) + rules.grace();
    kept.forget(logTime - reach);
    return kept.events().isEmpty() ? Long.MAX_VALUE : kept.events().get(0).time() + reach;
  }

  /** The first log time at which something of this row may have become needless. */
  private static long tidy(
      UserState user, History history, Map<TallyKey, TallyNeed> needs, Horizon horizon) {
    history.retain(key -> needs.containsKey(key) && needs.get(key).at(horizon.logTime()) != null);
    long first = Long.MAX_VALUE;
    for (Map.Entry<TallyKey, TallyNeed> entry : needs.entrySet()) {
      Tally tally = entry.getValue().at(horizon.logTime());
      if (tally != null && history.find(entry.getKey()) != null) {
        first = Math.min(first, tidy(user, history, tally, horizon));
      }
    }
    return first;
  }

  private static long tidy(UserState user, History history, Tally tally, Horizon horizon) {
    history.change(tally.key(), kept -> kept.forget(n -> horizon.floor(tally, n)));
    if (tally.key().kind() == TallyKind.UNANSWERED) {
      Anchor answered = tally.answered(user);
      if (answered != null) {
        history.change(tally.key(), kept -> ((Occurrences) kept).forgetBefore(answered));
      }
    }
    Kept kept = history.find(tally.key());
    int stay = tally.forEver();
    long latest = kept == null ? Long.MIN_VALUE : kept.latestBeyond(stay);
    return latest == Long.MIN_VALUE ? Long.MAX_VALUE : horizon.leaves(tally, stay + 1, latest);
  }
}
