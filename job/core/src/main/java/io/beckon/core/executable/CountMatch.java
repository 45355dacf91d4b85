package io.beckon.core.executable;

import io.beckon.core.state.Anchor;
import io.beckon.core.state.Kept;
import io.beckon.core.state.Occurrences;
import io.beckon.core.state.OccurrencesByValue;
import io.beckon.core.state.TallyKind;
import java.util.OptionalLong;

/**
 * A number of events in a window: an event completes it that takes the count from one below to the
 * number, and none does again before the count fell below.
 *
 * @param tally the events that count, one more of them than the number, by value where only those
 *     with the same value of a property count together
 * @param unless the latest occurrence of what begins the count anew; null for nothing
 * @param times the number
 * @param window (now - window, ...], in milliseconds
 */
public record CountMatch(Tally tally, Tally unless, int times, long window) {

  /**
   * Whether the event at hand completes the number.
   *
   * @param name of the event
   * @param at its time and its place in the user's log; it is remembered already
   * @param situation with the event's properties, at now = P
   */
  public boolean isCompletedBy(String name, Anchor at, Situation situation) {
    long opens = situation.now() - window;
    if (!name.equals(tally.event())
        || at.time() <= opens
        || !tally.counts(Tally.scope(situation.event()))) {
      return false;
    }
    Occurrences counted = counted(situation);
    if (counted == null) {
      return false;
    }
    int count = counted.countAfter(opens);
    if (unless != null) {
      Occurrences last = unless.occurrences(situation.user());
      if (!last.isEmpty()) {
        Anchor anew = new Anchor(last.latest(1), last.place(1));
        if (!anew.isBefore(at.time(), at.place())) {
          return false;
        }
        count = Math.min(count, counted.countAfter(anew));
      }
    }
    return count == times;
  }

  /** Names the history that it needs. */
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    dependencies.history(tally);
    if (unless != null) {
      dependencies.history(unless);
    }
  }

  /** The events that count together with the one at hand; null for none. */
  private Occurrences counted(Situation situation) {
    if (tally.key().kind() == TallyKind.TIMES) {
      return tally.occurrences(situation.user());
    }
    OptionalLong value = tally.value(Tally.scope(situation.event()));
    Kept kept = tally.of(situation.user());
    return value.isPresent() && kept instanceof OccurrencesByValue all
        ? all.of(value.getAsLong())
        : null;
  }
}
