package io.beckon.core.executable;

import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Occurrences;
import java.time.Duration;

/**
 * How far back a clause asks: in a window (now - window, ...], from a moment of the journey on, or
 * ever. Whatever it is, it is open towards later events.
 *
 * @param window in milliseconds; {@link Demand#FOR_EVER} for no window
 * @param since the moment of the journey; null for none
 */
public record Extent(long window, Since since) {

  public static final Extent EVER = new Extent(Demand.FOR_EVER, null);

  public static Extent of(Reach reach) {
    return new Extent(
        reach.within().map(Duration::toMillis).orElse(Demand.FOR_EVER), reach.since().orElse(null));
  }

  /** Whether it asks for all there ever was. */
  public boolean isEver() {
    return !isWindow() && since == null;
  }

  /** Whether time alone moves it. */
  public boolean isWindow() {
    return window != Demand.FOR_EVER;
  }

  /** What must be kept for it: so many of the latest that it covers. */
  public Demand demand(int keep) {
    return since == null ? new Demand(keep, window, false) : new Demand(keep, 0, true);
  }

  /** How many occurrences it covers, as far as they are kept: these are the latest. */
  int count(Occurrences occurrences, Situation situation) {
    if (isWindow()) {
      return occurrences.countAfter(situation.now() - window);
    }
    if (since == null) {
      return occurrences.size();
    }
    Anchor moment = moment(situation.journey());
    return moment == null ? 0 : occurrences.countAfter(moment);
  }

  /** Whether it covers what happened then. */
  boolean covers(Anchor at, Situation situation) {
    if (isWindow()) {
      return at.time() > situation.now() - window;
    }
    if (since == null) {
      return true;
    }
    Anchor moment = moment(situation.journey());
    return moment != null && moment.isBefore(at.time(), at.place());
  }

  /** Null where nobody's journey asks: then nothing lies after it. */
  private Anchor moment(Situation.Of journey) {
    return since == Since.START ? journey.start() : journey.lastSend();
  }
}
