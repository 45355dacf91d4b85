package io.beckon.core.executable;

import io.beckon.core.state.Occurrences;
import java.util.Map;

/**
 * When the user did something first or last: longer ago than a length of time, at or before now -
 * length, or within it. False where it never happened, in either case.
 *
 * @param tally the first occurrence, or the last
 * @param before whether it must be longer ago, or else not so long
 * @param length in milliseconds
 * @param text the clause as a reader would say it
 */
public record WhenClause(Tally tally, boolean before, long length, String text)
    implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    Occurrences found = tally.occurrences(situation.user());
    return !found.isEmpty() && (found.latest(1) <= situation.now() - length) == before;
  }

  @Override
  public long holdsUntil(Situation situation) {
    Occurrences found = tally.occurrences(situation.user());
    if (found.isEmpty()) {
      return FOR_EVER;
    }
    long turns = found.latest(1) + length;
    return turns > situation.now() ? turns : FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    Occurrences found = tally.occurrences(situation.user());
    values.put(text, found(found, situation));
  }

  private String found(Occurrences found, Situation situation) {
    if (!before && (found.isEmpty() || found.latest(1) <= situation.now() - length)) {
      // What is longer ago may be forgotten by now: then nobody can tell the one from the other.
      return "longer ago, or never";
    }
    return found.isEmpty() ? "never" : InstantText.of(found.latest(1));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }
}
