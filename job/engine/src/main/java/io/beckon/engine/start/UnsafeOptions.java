package io.beckon.engine.start;

import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.FlinkOptions;
import io.beckon.runtime.options.Settings;
import io.beckon.sequence.CepVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What must not be set among the campaign job's own options, each with the promise that it would
 * break.
 */
public final class UnsafeOptions {

  private final Settings settings;
  private final List<String> reasons = new ArrayList<>();

  private UnsafeOptions(Settings settings) {
    this.settings = settings;
  }

  /** What is unsafe, why, and what to do; one entry each. */
  public static List<String> reasons(Settings settings) {
    UnsafeOptions options = new UnsafeOptions(settings);
    options.time();
    options.transactions();
    CepVersion.problem().ifPresent(options.reasons::add);
    return options.reasons;
  }

  private void time() {
    boolean live = settings.get(JobOptions.TIME_BASE) == TimeBase.LOG_APPEND;
    Duration grace = settings.get(JobOptions.GRACE);
    Duration discovery = settings.get(JobOptions.DISCOVERY);
    if (live && !grace.isZero() && discovery.multipliedBy(3).compareTo(grace) > 0) {
      reasons.add(
          "events.discovery-interval is "
              + discovery.toMillis()
              + "ms, more than a third of time.grace, "
              + grace.toMillis()
              + "ms: what a new partition holds would be read after it was due");
    }
    if (!live && settings.get(JobOptions.PULSE)) {
      reasons.add(
          "pulse is on and events.time-base is backfill: a pulse of today among the records of"
              + " last year would end last year; set pulse to off, the feeder writes its own");
    }
  }

  private void transactions() {
    Duration timeout = settings.get(JobOptions.TRANSACTION_TIMEOUT);
    Duration needed =
        settings
            .get(FlinkOptions.CHECKPOINT_INTERVAL)
            .plus(settings.get(FlinkOptions.CHECKPOINT_PAUSE))
            .plus(settings.get(FlinkOptions.CHECKPOINT_TIMEOUT))
            .plus(settings.get(FlinkOptions.RESTART_LAST));
    if (timeout.compareTo(needed) <= 0) {
      reasons.add(
          "sink.transaction-timeout is "
              + timeout.toSeconds()
              + "s: the broker could give up what a checkpoint has promised. Set it above "
              + needed.toSeconds()
              + "s, the sum of checkpoint.interval, checkpoint.min-pause, checkpoint.timeout and"
              + " restart.max-delay");
    }
  }
}
