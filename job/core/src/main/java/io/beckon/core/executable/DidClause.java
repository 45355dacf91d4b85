package io.beckon.core.executable;

import io.beckon.core.model.Times;
import io.beckon.core.state.Occurrences;
import java.util.Map;

/**
 * How often the user did something: in a window, since a moment of the journey, or ever.
 *
 * <p>A window only loses occurrences as time goes on. So the answer can turn when the occurrence
 * that made the count leaves: the n-th latest at its time + window, n being the number asked for,
 * or one more where a larger count says no.
 *
 * @param tally the occurrences that count
 * @param times how often
 * @param extent how far back
 * @param text the clause as a reader would say it
 */
public record DidClause(Tally tally, Times times, Extent extent, String text)
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
    if (!extent.isWindow()) {
      return FOR_EVER;
    }
    int count = count(situation);
    if (count == 0) {
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
    Occurrences occurrences = tally.occurrences(situation.user());
    int count = count(situation);
    // What is there beyond what this clause needs is there for others, and may be gone tomorrow.
    int needed = needed(times);
    String often = count < needed ? count + " times" : "at least " + needed + " times";
    values.put(
        text, count == 0 ? "0 times" : often + ", last " + InstantText.of(occurrences.latest(1)));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }

  private int count(Situation situation) {
    return extent.count(tally.occurrences(situation.user()), situation);
  }

  private long leaves(Situation situation, int nth) {
    return tally.occurrences(situation.user()).latest(nth) + extent.window();
  }
}
