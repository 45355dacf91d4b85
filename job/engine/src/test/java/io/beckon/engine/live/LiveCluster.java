package io.beckon.engine.live;

import io.beckon.engine.CampaignJob;
import io.beckon.engine.options.JobOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Two workers with two slots each, state in RocksDB; runs one job at a time. */
final class LiveCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final MiniCluster cluster;

  /** As the cluster's configuration reaches a job that is submitted to it. */
  private final Configuration jobs = new Configuration();

  private final InMemoryReporter metrics = InMemoryReporter.create();
  private JobID job;

  LiveCluster(Path folder) throws Exception {
    Configuration configuration = new Configuration();
    jobs.setString("execution.checkpointing.dir", folder.toUri().toString());
    configuration.addAll(jobs);
    configuration.setString("taskmanager.memory.managed.size", "64m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    metrics.addToConfiguration(configuration);
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
  }

  /**
   * Submits the job and returns when all its tasks run.
   *
   * @param restoreFrom a savepoint or checkpoint; null for none
   */
  void start(Map<String, String> options, int parallelism, String restoreFrom) throws Exception {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(jobs);
    environment.setParallelism(parallelism);
    CampaignJob.define(environment, JobOptions.of(options));
    StreamGraph graph = environment.getStreamGraph();
    if (restoreFrom != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(restoreFrom));
    }
    job = get(cluster.submitJob(graph)).getJobID();
    awaitRunning();
  }

  void awaitRunning() {
    Await.until("all tasks run", PATIENCE, this::isRunning);
  }

  boolean isRunning() throws Exception {
    AccessExecutionGraph graph = get(cluster.getExecutionGraph(job));
    for (var vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return graph.getState() == JobStatus.RUNNING;
  }

  /** Takes a worker away with all its tasks, and puts another one there. */
  void loseWorker(int index) throws Exception {
    get(cluster.terminateTaskManager(index));
    cluster.startTaskManager();
  }

  /** How many checkpoints of the job were completed. */
  long checkpoints() throws Exception {
    return get(cluster.getExecutionGraph(job))
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  /** Ends the job as if it had failed for good; the path of its latest checkpoint. */
  String cancel() throws Exception {
    long before = checkpoints();
    Await.until("a checkpoint", PATIENCE, () -> checkpoints() > before);
    get(cluster.cancelJob(job));
    get(cluster.requestJobResult(job));
    AccessExecutionGraph graph = get(cluster.getExecutionGraph(job));
    job = null;
    return graph
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getLatestCompletedCheckpoint()
        .getExternalPath();
  }

  /** Stops the job with a savepoint; its path. */
  String stop(Path folder, boolean drain) throws Exception {
    String path =
        get(
            cluster.stopWithSavepoint(
                job, folder.toUri().toString(), drain, SavepointFormatType.CANONICAL));
    job = null;
    return path;
  }

  /** Ends what runs, between tests. */
  void clear() throws Exception {
    if (job != null) {
      get(cluster.cancelJob(job));
      get(cluster.requestJobResult(job));
      job = null;
    }
  }

  /** The largest value of a metric among the job's workers; empty where none has it. */
  OptionalLong metric(String end) {
    return metrics.findMetrics(job, ".*" + end).values().stream()
        .mapToLong(LiveCluster::value)
        .max();
  }

  private static long value(Metric metric) {
    return metric instanceof Counter counter
        ? counter.getCount()
        : ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
