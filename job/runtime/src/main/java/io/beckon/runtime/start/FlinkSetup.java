package io.beckon.runtime.start;

import io.beckon.runtime.options.FlinkOptions;
import io.beckon.runtime.options.Settings;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink as a job of ours needs it. What the job has an option for is set by that option; of the
 * rest only what the cluster leaves open, so that an operator's choice stands and can be judged by
 * {@link UnsafeSettings}.
 */
public final class FlinkSetup {

  private final ReadableConfig cluster;
  private final Settings settings;
  private final Configuration job = new Configuration();

  private FlinkSetup(ReadableConfig cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /**
   * Sets the environment.
   *
   * @param own what the job finds unsafe among its own options, for people, one entry each
   * @throws StartRefused where the outcome would break a promise
   */
  public static void apply(
      StreamExecutionEnvironment environment, Settings settings, List<String> own) {
    Configuration job = new FlinkSetup(environment.getConfiguration(), settings).job();
    Configuration together = new Configuration();
    together.addAll(Configuration.fromMap(environment.getConfiguration().toMap()));
    together.addAll(job);
    int asked = settings.get(FlinkOptions.PARALLELISM);
    int parallelism = asked > 0 ? asked : environment.getParallelism();
    UnsafeSettings.refuse(together, parallelism, settings, own);
    environment.configure(job);
    environment.setParallelism(parallelism);
  }

  private Configuration job() {
    optional();
    ours();
    return job;
  }

  private void ours() {
    job.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        settings.get(FlinkOptions.CHECKPOINT_INTERVAL));
    job.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
        settings.get(FlinkOptions.CHECKPOINT_PAUSE));
    job.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT, settings.get(FlinkOptions.CHECKPOINT_TIMEOUT));
    job.set(PipelineOptions.MAX_PARALLELISM, settings.get(FlinkOptions.MAX_PARALLELISM));
    // A broker that is away fails the job at the next look for partitions. It comes back, and the
    // transactions' time-out is checked against these delays.
    job.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        settings.get(FlinkOptions.RESTART_FIRST));
    job.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        settings.get(FlinkOptions.RESTART_LAST));
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    // Records are immutable: handing them on needs no copy.
    job.set(PipelineOptions.OBJECT_REUSE, true);
  }

  private void optional() {
    unlessSet(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    unlessSet(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    unlessSet(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    unlessSet(PipelineOptions.GENERIC_TYPES, false);
    unlessSet(PipelineOptions.AUTO_GENERATE_UIDS, false);
    unlessSet(StateBackendOptions.STATE_BACKEND, "rocksdb");
    unlessSet(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    // Most keys are looked up and many are new: filters spare the search for what is not.
    unlessSet(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    unlessSet(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
  }

  private <T> boolean unlessSet(ConfigOption<T> option, T value) {
    boolean open = cluster.getOptional(option).isEmpty();
    if (open) {
      job.set(option, value);
    }
    return open;
  }
}
