package io.beckon.core.executable;

import io.beckon.core.model.Times;
import io.beckon.core.state.Occurrences;
import java.util.Map;

/**
 * How often the user did something, in a window (now - within, ...] or ever.
 *
 * <p>A window only loses occurrences as time goes on. So the answer can turn when the occurrence
 * that made the count leaves: the n-th latest at its time + within, n being the number asked for,
 * or one more where a larger count says no.
 *
 * @param tally the occurrences that count
 * @param times how often
 * @param within length of the window in milliseconds; {@link Tally#FOR_EVER}
 * @param text the clause as a reader would say it
 */
public record DidClause(Tally tally, Times times, long within, String text)
    implements ExecutableClause {

  /** How many occurrences the answer needs: one above the number where more says no. */
  public static int needed(Times times) {
    return times.kind() == Times.Kind.AT_LEAST ? times.count() : times.count() + 1;
  }

  @Override
  public boolean holds(Situation situation) {
    int count = count(situation);
    return switch (times.kind()) {
      case AT_LEAST -> count >= times.count();
      case AT_MOST -> count <= times.count();
      case EXACTLY -> count == times.count();
    };
  }

  @Override
  public long holdsUntil(Situation situation) {
    int count = count(situation);
    if (within == Tally.FOR_EVER || count == 0) {
      return FOR_EVER;
    }
    int needed = needed(times);
    if (count >= needed) {
      return leaves(situation, needed);
    }
    boolean exact = times.kind() == Times.Kind.EXACTLY && count == times.count();
    return exact ? leaves(situation, count) : FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    Occurrences occurrences = occurrences(situation);
    int count = count(situation);
    String often = count < tally.keep() ? count + " times" : "at least " + count + " times";
    values.put(
        text, count == 0 ? "0 times" : often + ", last " + InstantText.of(occurrences.latest(1)));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }

  private int count(Situation situation) {
    Occurrences occurrences = occurrences(situation);
    return within == Tally.FOR_EVER
        ? occurrences.size()
        : occurrences.countAfter(situation.now() - within);
  }

  private long leaves(Situation situation, int nth) {
    return occurrences(situation).latest(nth) + within;
  }

  private Occurrences occurrences(Situation situation) {
    return situation.user().history(tally.event()).of(tally.id());
  }
}
