package io.beckon.core.executable;

import io.beckon.core.state.Anchor;
import io.beckon.core.state.LastValue;
import io.beckon.core.value.Values;
import java.util.Map;

/**
 * The value that a property had last, of the occurrences that have one. It is missing where the
 * latest of them lies before what is asked about.
 *
 * @param tally the value
 * @param extent how far back
 * @param limit what it is compared with
 * @param text the clause as a reader would say it
 */
public record LastValueClause(Tally tally, Extent extent, Limit limit, String text)
    implements ExecutableClause {

  private static final int SHOWN = 100;

  @Override
  public boolean holds(Situation situation) {
    LastValue last = last(situation);
    return last != null && limit.holdsOfValue(last.value());
  }

  @Override
  public long holdsUntil(Situation situation) {
    return extent.isWindow() && holds(situation)
        ? last(situation).at().time() + extent.window()
        : FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    LastValue last = last(situation);
    if (last == null) {
      values.put(text, "missing");
    } else if (last.value() == null) {
      values.put(text, "neither a number nor a short text");
    } else {
      values.put(text, Values.excerpt(last.value(), SHOWN));
    }
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }

  /** Null where it is missing. */
  private LastValue last(Situation situation) {
    LastValue last = (LastValue) tally.of(situation.user());
    if (last == null) {
      return null;
    }
    Anchor at = last.at();
    return extent.covers(at, situation) ? last : null;
  }
}
