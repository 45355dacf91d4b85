package io.beckon.core.compile;

import io.beckon.core.executable.CountMatch;
import io.beckon.core.executable.Demand;
import io.beckon.core.executable.FirstOccurrence;
import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.executable.ItemWatch;
import io.beckon.core.executable.SilenceClause;
import io.beckon.core.executable.Tally;
import io.beckon.core.expression.Expression;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import io.beckon.core.state.TallyKind;
import java.util.List;

/** Compiles what triggers ask of history; what has a problem compiles to null. */
public final class HistoryTriggers {

  private final ClauseCompiler clauses;

  public HistoryTriggers(Problems problems) {
    this.clauses = new ClauseCompiler(problems);
  }

  /** The condition that turns true where the silence has lasted. */
  public SilenceClause silence(Trigger.OnSilence trigger) {
    List<String> names = trigger.without().isEmpty() ? List.of(Tally.ANY_EVENT) : trigger.without();
    List<Tally> breaks =
        names.stream()
            .distinct()
            .sorted()
            .map(name -> Tally.times(name, null, new Demand(1, Demand.FOR_EVER, false)))
            .toList();
    Tally after = trigger.after().map(event -> Tally.unanswered(event, breaks)).orElse(null);
    String without =
        trigger.without().isEmpty() ? "any event" : String.join(", ", trigger.without());
    String text =
        "inactive "
            + DurationText.of(trigger.length())
            + trigger.after().map(event -> " after " + event).orElse("")
            + " without "
            + without;
    return new SilenceClause(after, breaks, trigger.length().toMillis(), text);
  }

  /** The event that completes the number. */
  public CountMatch count(Trigger.OnCount trigger) {
    Expression where = clauses.where(trigger.event(), trigger.where());
    long window = trigger.within().toMillis();
    // One more, to tell the number from a greater one.
    Demand demand = new Demand(trigger.times() + 1, window, false);
    Tally unless =
        trigger
            .unless()
            .map(event -> Tally.times(event, null, new Demand(1, window, false)))
            .orElse(null);
    if (trigger.same().isEmpty()) {
      Tally tally = Tally.times(trigger.event(), where, demand);
      return new CountMatch(tally, unless, trigger.times(), window);
    }
    Expression same = clauses.property(trigger.event(), trigger.same().get(), trigger.span());
    if (same == null) {
      return null;
    }
    Tally tally = new Tally(trigger.event(), where, same, TallyKind.TIMES_BY_VALUE, demand);
    return new CountMatch(tally, unless, trigger.times(), window);
  }

  /** What happens to an item that the user watches. */
  ItemTrigger item(String campaign, Trigger.OnItem trigger) {
    Trigger.Watch watch = trigger.watch();
    return new ItemTrigger(
        campaign,
        trigger.event(),
        clauses.where(trigger.event(), trigger.where()),
        new ItemWatch(
            trigger.id(),
            watch.event(),
            clauses.where(watch.event(), watch.where()),
            watch.unless().orElse(null)),
        watch.within().toMillis());
  }

  /** The date that a user did something first. */
  public FirstOccurrence first(String event) {
    return new FirstOccurrence(Tally.first(event, null));
  }
}
