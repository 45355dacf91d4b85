package io.beckon.cli.demo.house;

import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.engine.CampaignJob;
import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.options.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The campaign job, the very one that goes to a cluster, on a cluster in this process. */
final class FlinkJob implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final JobClient job;
  private final String address;
  private final Path savepoints;
  private boolean ended;

  private FlinkJob(JobClient job, String address, Path savepoints) {
    this.job = job;
    this.address = address;
    this.savepoints = savepoints;
  }

  /**
   * Starts cluster and job.
   *
   * @param bootstrapServers of the broker
   * @param webPort of Flink's pages
   * @param folder for everything that Flink keeps on disk
   */
  static FlinkJob start(String bootstrapServers, int webPort, Path folder) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink(webPort, folder));
    CampaignJob.define(environment, settings(bootstrapServers));
    JobClient job = environment.executeAsync("beckon demo");
    return new FlinkJob(job, "http://127.0.0.1:" + webPort, folder.resolve("savepoints"));
  }

  private static Settings settings(String bootstrapServers) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap.servers", bootstrapServers);
    // The feeder's time and the feeder's pulses: so a week takes a minute.
    options.put("events.time-base", "backfill");
    options.put("pulse", "off");
    options.put("campaigns.lead", House.LEAD.toSeconds() + "s");
    options.put("time.grace", House.GRACE.toSeconds() + "s");
    options.put("time.skew", House.SKEW.toSeconds() + "s");
    // A send is seen when it is committed; who watches does not want to wait.
    options.put("checkpoint.interval", "1s");
    options.put("checkpoint.min-pause", "500ms");
    options.put("parallelism", String.valueOf(Topics.PARTITIONS));
    return JobOptions.of(options);
  }

  private static Configuration flink(int webPort, Path folder) {
    Configuration flink = new Configuration();
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.PORT, webPort);
    flink.set(CoreOptions.TMP_DIRS, folder.resolve("flink").toString());
    flink.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, Topics.PARTITIONS);
    // The header shows the engine's clock, and should not be ten seconds behind it.
    flink.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(300));
    return flink;
  }

  /** Where Flink's pages are. */
  String address() {
    return address;
  }

  String id() {
    return job.getJobID().toHexString();
  }

  /** Waits until the job runs. */
  void awaitRunning() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (status() != JobStatus.RUNNING) {
      if (System.nanoTime() > end || status().isTerminalState()) {
        throw new DemoFailure("The Flink job did not start: it is " + status() + ".");
      }
      Thread.sleep(100);
    }
  }

  private JobStatus status() throws Exception {
    try {
      return job.getJobStatus().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (IllegalStateException e) {
      // The cluster in this process is not up yet, and says so by throwing.
      return JobStatus.INITIALIZING;
    }
  }

  /** Stops with a savepoint: afterwards everything that was decided is committed. */
  void stop() throws Exception {
    ended = true;
    job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.NATIVE)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      job.cancel().get(10, TimeUnit.SECONDS);
      job.getJobExecutionResult().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // It was cancelled, or gone already: both are what was asked for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
