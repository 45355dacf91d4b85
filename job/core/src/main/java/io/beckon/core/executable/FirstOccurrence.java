package io.beckon.core.executable;

import io.beckon.core.state.Occurrences;
import io.beckon.core.state.UserState;
import java.util.OptionalLong;

/**
 * When a user did something first, ever.
 *
 * @param tally keeps it
 */
public record FirstOccurrence(Tally tally) {

  /** Event time in epoch milliseconds; empty where it never happened. */
  public OptionalLong of(UserState user) {
    Occurrences found = tally.occurrences(user);
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.latest(1));
  }

  /** Names the history that it needs. */
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    dependencies.history(tally);
  }
}
