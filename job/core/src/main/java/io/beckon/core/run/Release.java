package io.beckon.core.run;

import io.beckon.core.executable.ExecutableCampaign;

/**
 * A version of a campaign and when it is in force.
 *
 * @param campaign the version
 * @param from log time, inclusive: at equality the change comes before the event
 * @param until log time, exclusive: when the next version takes over
 * @param before the version that it took over from; null for the first
 */
record Release(ExecutableCampaign campaign, long from, long until, Release before) {

  boolean inForce(long logTime) {
    return from <= logTime && logTime < until;
  }
}
