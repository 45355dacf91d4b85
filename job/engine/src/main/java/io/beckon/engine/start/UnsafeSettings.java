package io.beckon.engine.start;

import io.beckon.engine.options.JobOptions;
import io.beckon.engine.options.Settings;
import io.beckon.engine.options.TimeBase;
import io.beckon.sequence.CepVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SchedulerExecutionMode;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * What must not be set, in Flink or among the job's own options, each with the promise that it
 * would break. Only what is known to break one stands here: what is merely slow is the operator's
 * choice.
 */
final class UnsafeSettings {

  /** Flink spells it in two ways. */
  private static final Set<String> ENDLESS_RESTART =
      Set.of("exponential-delay", "exponentialdelay");

  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private final ReadableConfig flink;
  private final int parallelism;
  private final Settings settings;
  private final List<String> reasons = new ArrayList<>();

  private UnsafeSettings(ReadableConfig flink, int parallelism, Settings settings) {
    this.flink = flink;
    this.parallelism = parallelism;
    this.settings = settings;
  }

  /**
   * Refuses what is unsafe.
   *
   * @param flink as the job would run with it
   * @param parallelism of the job
   * @throws StartRefused with every reason found
   */
  static void refuse(ReadableConfig flink, int parallelism, Settings settings) {
    List<String> reasons = new UnsafeSettings(flink, parallelism, settings).reasons();
    if (!reasons.isEmpty()) {
      throw new StartRefused(reasons);
    }
  }

  private List<String> reasons() {
    checkpoints();
    types();
    recovery();
    time();
    transactions();
    CepVersion.problem().ifPresent(reasons::add);
    return reasons;
  }

  private void checkpoints() {
    Duration interval = settings.get(JobOptions.CHECKPOINT_INTERVAL);
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      reasons.add(
          "checkpoint.interval is "
              + interval.toMillis()
              + "ms: send commands are committed with a checkpoint, and there would be none, or"
              + " little else; set 1s or more");
    }
    if (flink.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
        != CheckpointingMode.EXACTLY_ONCE) {
      refuse(
          CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
          "after a failure events would be counted twice; leave it out or set EXACTLY_ONCE");
    }
    if (flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
      reasons.add(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY.key()
              + " is not set: checkpoints would be kept in the job manager's memory, and all"
              + " journeys would be lost with it; name a folder that every process can reach");
    }
    if (flink.get(CheckpointingOptions.ENABLE_UNALIGNED)) {
      refuse(
          CheckpointingOptions.ENABLE_UNALIGNED,
          "no test of this build has restored events that a checkpoint found under way; leave it"
              + " out");
    }
    if (flink.get(StateBackendOptions.STATE_BACKEND).toLowerCase(Locale.ROOT).contains("forst")) {
      refuse(
          StateBackendOptions.STATE_BACKEND,
          "it writes no canonical savepoint, which is what state is kept over the years by; set"
              + " rocksdb");
    }
  }

  private void types() {
    if (flink.get(PipelineOptions.GENERIC_TYPES)) {
      refuse(
          PipelineOptions.GENERIC_TYPES,
          "a type that Flink does not know would be written in a form that the next build cannot"
              + " read; leave it out or set false");
    }
    if (flink.get(PipelineOptions.AUTO_GENERATE_UIDS)) {
      refuse(
          PipelineOptions.AUTO_GENERATE_UIDS,
          "an operator without a name of its own would lose its state with the next change; leave"
              + " it out or set false");
    }
  }

  private void recovery() {
    String strategy = flink.get(RestartStrategyOptions.RESTART_STRATEGY);
    if (strategy != null && !ENDLESS_RESTART.contains(strategy.toLowerCase(Locale.ROOT))) {
      refuse(
          RestartStrategyOptions.RESTART_STRATEGY,
          "a broker that is away for long enough would end the job; leave it out");
    }
    if (flink.get(JobManagerOptions.SCHEDULER_MODE) == SchedulerExecutionMode.REACTIVE) {
      refuse(
          JobManagerOptions.SCHEDULER_MODE,
          "it makes more readers than there are partitions, and time would never begin; leave it"
              + " out");
    }
    int most = settings.get(JobOptions.MAX_PARALLELISM);
    if (parallelism > most) {
      reasons.add("parallelism is " + parallelism + ", above max-parallelism " + most);
    }
  }

  private void time() {
    if (flink.get(ExecutionOptions.RUNTIME_MODE) != RuntimeExecutionMode.STREAMING) {
      refuse(
          ExecutionOptions.RUNTIME_MODE,
          "time would jump to the end of the input; leave it out or set STREAMING");
    }
    if (flink.get(PipelineOptions.AUTO_WATERMARK_INTERVAL).isZero()) {
      refuse(PipelineOptions.AUTO_WATERMARK_INTERVAL, "time would never move; leave it out");
    }
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
            .get(JobOptions.CHECKPOINT_INTERVAL)
            .plus(settings.get(JobOptions.CHECKPOINT_PAUSE))
            .plus(settings.get(JobOptions.CHECKPOINT_TIMEOUT))
            .plus(settings.get(JobOptions.RESTART_LAST));
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

  private void refuse(ConfigOption<?> option, String reason) {
    reasons.add(option.key() + " is " + flink.get(option) + ": " + reason);
  }
}
