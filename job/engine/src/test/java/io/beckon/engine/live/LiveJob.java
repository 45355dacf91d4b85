package io.beckon.engine.live;

import io.beckon.engine.CampaignJob;
import io.beckon.engine.options.Settings;
import io.beckon.engine.options.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The whole job on a mini cluster of two workers with two slots each, state in RocksDB. */
final class LiveJob implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final MiniCluster cluster;
  private JobID job;

  LiveJob(Path folder) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("execution.checkpointing.dir", folder.resolve("cp").toUri().toString());
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("taskmanager.memory.managed.size", "64m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("heartbeat.interval", "500");
    configuration.setString("heartbeat.timeout", "5000");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
  }

  /** Submits the job and returns when all its tasks run. */
  void start(Map<String, String> options) throws Exception {
    start(options, null);
  }

  /** Submits the job from a savepoint or checkpoint and returns when all its tasks run. */
  void start(Map<String, String> options, String restoreFrom) throws Exception {
    Settings settings = SettingsReader.of(options);
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(new Configuration());
    environment.setParallelism(2);
    CampaignJob.define(environment, settings);
    StreamGraph graph = environment.getStreamGraph();
    if (restoreFrom != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(restoreFrom));
    }
    job = cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID();
    awaitRunning();
  }

  void awaitRunning() {
    Await.until("all tasks run", Duration.ofSeconds(PATIENCE_SECONDS), this::allRun);
  }

  boolean allRun() throws Exception {
    AccessExecutionGraph graph =
        cluster.getExecutionGraph(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (var vertex : graph.getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return graph.getState() == JobStatus.RUNNING;
  }

  /** Takes a worker with all its tasks away, as kill -9 would, and puts another one there. */
  void loseWorker(int index) throws Exception {
    cluster.terminateTaskManager(index).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  /** Cancels the job; the path of its latest checkpoint. */
  String cancel() throws Exception {
    Await.until(
        "a checkpoint", Duration.ofSeconds(PATIENCE_SECONDS), () -> latestCheckpoint() != null);
    cluster.cancelJob(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return latestCheckpoint();
  }

  /** Stops the job with a savepoint; its path. */
  String stop(Path folder, boolean drain) throws Exception {
    return cluster
        .stopWithSavepoint(job, folder.toUri().toString(), drain, SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private String latestCheckpoint() throws Exception {
    var statistics =
        cluster
            .getExecutionGraph(job)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .getCheckpointStatsSnapshot();
    var latest = statistics.getHistory().getLatestCompletedCheckpoint();
    return latest == null ? null : latest.getExternalPath();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
