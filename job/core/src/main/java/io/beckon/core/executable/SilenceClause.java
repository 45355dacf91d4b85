package io.beckon.core.executable;

import io.beckon.core.state.Anchor;
import io.beckon.core.state.Occurrences;
import java.util.List;
import java.util.Map;

/**
 * So long without anything that would break the silence.
 *
 * <p>The silence runs from the latest of what breaks it; or, where {@code after} is there, from the
 * oldest occurrence of that event that nothing answered since: later by its event time, or at the
 * same and later in the log. Before either there is no silence.
 *
 * @param after what the silence follows, unanswered; null where it follows what breaks it
 * @param breaks the latest occurrence of each event that breaks or answers
 * @param length of the silence, in milliseconds
 * @param text as a reader would say it
 */
public record SilenceClause(Tally after, List<Tally> breaks, long length, String text)
    implements ExecutableClause {

  private static final long NEVER = Long.MAX_VALUE;

  @Override
  public boolean holds(Situation situation) {
    return since(situation) <= situation.now() - length;
  }

  @Override
  public long holdsUntil(Situation situation) {
    long since = since(situation);
    return since != NEVER && since + length > situation.now() ? since + length : FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    long since = since(situation);
    values.put(text, since == NEVER ? "not silent" : "silent since " + InstantText.of(since));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    // Whoever fell silent longer ago than that has turned already.
    if (after != null) {
      dependencies.history(after, length);
    }
    breaks.forEach(tally -> dependencies.history(tally, length));
  }

  /** From when on it is silent; {@link #NEVER} where it is not. */
  private long since(Situation situation) {
    Anchor broken = Tally.latest(breaks, situation.user());
    if (after == null) {
      return broken == null ? NEVER : broken.time();
    }
    Occurrences found = after.occurrences(situation.user());
    // What broke the silence last does not answer itself.
    int unanswered = broken == null ? found.size() : found.countFrom(broken);
    return unanswered == 0 ? NEVER : found.latest(unanswered);
  }
}
