package io.beckon.engine.user;

import java.util.concurrent.TimeUnit;

/**
 * Sees to it that nothing is decided before the campaigns are known that are in force then.
 *
 * <p>A change takes effect a lead behind the time at which the log took it, at the earliest. So
 * what has not been read yet concerns nothing before the time of what was read, plus the lead. As a
 * rule that is well ahead of the events: the control input brings the time of the campaigns' log
 * with its pulses. Where it has fallen behind, or does not come, the worker stands still and reads
 * the log itself, to where that ends now: what is written later is no older than the event at hand,
 * but for what the clocks of brokers differ by, to which half of the lead is left.
 *
 * <p>So a slow way of the changes delays, and never decides otherwise. Without a lead there is
 * nothing to lean on, and nothing is waited for.
 */
public final class KnownCampaigns implements AutoCloseable {

  private final CampaignLog.Reader log;
  private final CampaignChanges changes;
  private final long lead;

  /** Log time of events before which every change is known. */
  private long until = Long.MIN_VALUE;

  private volatile long waits;
  private volatile long waited;

  /**
   * Known as far as the log goes.
   *
   * @param lead in milliseconds; 0 for none
   */
  public KnownCampaigns(CampaignLog log, CampaignChanges changes, long lead) throws Exception {
    this.log = log.open();
    this.changes = changes;
    this.lead = lead;
    isRead(this.log.readToEnd(changes::take));
  }

  /** The control input has brought everything that the log took before this time. */
  public void heard(long time) {
    until = Math.max(until, time + lead);
  }

  private void isRead(long time) {
    if (lead <= 0 || time == CampaignLog.Reader.ALL_TIME) {
      until = Long.MAX_VALUE;
    } else if (time != Long.MIN_VALUE) {
      until = Math.max(until, time + lead / 2);
    }
  }

  /** Returns when everything is known that can be in force at this log time of the events. */
  public void await(long logTime) {
    if (logTime >= until) {
      readFurther(logTime);
    }
  }

  private void readFurther(long logTime) {
    long begin = System.nanoTime();
    try {
      long time = log.readToEnd(changes::take);
      isRead(Math.max(time, logTime));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the campaigns' log was read further", e);
    } catch (Exception e) {
      throw new IllegalStateException(
          "The campaigns' log cannot be read further, and nothing may be decided without it", e);
    }
    waits++;
    waited += System.nanoTime() - begin;
  }

  /** How often the worker stood still to read the log itself. */
  long waits() {
    return waits;
  }

  /** How long that took, in milliseconds. */
  long waitedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(waited);
  }

  @Override
  public void close() throws Exception {
    log.close();
  }
}
