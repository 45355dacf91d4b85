package io.beckon.core.catalog;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.InFlight;
import java.util.Comparator;

/**
 * A version of a campaign and when it is in force; or the end of a campaign, when none is.
 *
 * @param campaign the version; of an end the one before it
 * @param from log time, inclusive: at equality the change comes before the event
 * @param until log time, exclusive: when the next version takes over
 * @param before the version that it took over from; null for the first, and behind an end
 * @param inFlight what becomes of running journeys of other versions; at an end, of all
 * @param ends whether it is an end
 */
public record Release(
    ExecutableCampaign campaign,
    long from,
    long until,
    Release before,
    InFlight inFlight,
    boolean ends) {

  /** In which campaigns are asked: the more important first. */
  public static final Comparator<Release> IN_ORDER =
      Comparator.comparingInt((Release release) -> -release.campaign().definition().priority())
          .thenComparing(release -> release.campaign().id());

  public boolean inForce(long logTime) {
    return !ends && from <= logTime && logTime < until;
  }

  /** Whether it ever takes force: not where something else takes its place at the same instant. */
  public boolean takesForce() {
    return from < until;
  }
}
