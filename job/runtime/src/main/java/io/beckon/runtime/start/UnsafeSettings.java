package io.beckon.runtime.start;

import io.beckon.runtime.options.FlinkOptions;
import io.beckon.runtime.options.Settings;
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
 * What must not be set in Flink, each with the promise that it would break. Only what is known to
 * break one stands here: what is merely slow is the operator's choice.
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
   * @param own what the job itself finds unsafe
   * @throws StartRefused with every reason found
   */
  static void refuse(ReadableConfig flink, int parallelism, Settings settings, List<String> own) {
    List<String> reasons = new UnsafeSettings(flink, parallelism, settings).reasons();
    reasons.addAll(own);
    if (!reasons.isEmpty()) {
      throw new StartRefused(reasons);
    }
  }

  private List<String> reasons() {
    checkpoints();
    types();
    recovery();
    time();
    return reasons;
  }

  private void checkpoints() {
    Duration interval = settings.get(FlinkOptions.CHECKPOINT_INTERVAL);
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      reasons.add(
          "checkpoint.interval is "
              + interval.toMillis()
              + "ms: what was decided is committed with a checkpoint, and there would be none, or"
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
              + " state would be lost with it; name a folder that every process can reach");
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
    int most = settings.get(FlinkOptions.MAX_PARALLELISM);
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
  }

  private void refuse(ConfigOption<?> option, String reason) {
    reasons.add(option.key() + " is " + flink.get(option) + ": " + reason);
  }
}
