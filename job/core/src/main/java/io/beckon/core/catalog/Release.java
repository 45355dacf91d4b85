package io.beckon.core.catalog;

import io.beckon.core.executable.ExecutableCampaign;
import java.util.Comparator;

/**
 * A version of a campaign and when it is in force.
 *
 * @param campaign the version
 * @param from log time, inclusive: at equality the change comes before the event
 * @param until log time, exclusive: when the next version takes over
 * @param before the version that it took over from; null for the first
 */
public record Release(ExecutableCampaign campaign, long from, long until, Release before) {

  /** In which campaigns are asked: the more important first. */
  public static final Comparator<Release> IN_ORDER =
      Comparator.comparingInt((Release release) -> -release.campaign().definition().priority())
          .thenComparing(release -> release.campaign().id());

  public boolean inForce(long logTime) {
    return from <= logTime && logTime < until;
  }
}
