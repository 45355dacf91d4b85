package io.beckon.endtoend.part;

import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.way.WayOpener;
import io.beckon.engine.CampaignJob;
import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.options.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Both jobs on a cluster in this process, state in RocksDB. */
final class Jobs implements AutoCloseable {

  private final MiniCluster cluster;
  private final Configuration configuration = new Configuration();

  Jobs(Path folder) throws Exception {
    configuration.setString(
        "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    configuration.setString("taskmanager.memory.managed.size", "64m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
  }

  void startCampaigns(Map<String, String> options) throws Exception {
    StreamExecutionEnvironment environment = environment();
    CampaignJob.define(environment, JobOptions.of(options));
    submit(environment);
  }

  void startDelivery(Map<String, String> options, Map<String, String> secrets) throws Exception {
    StreamExecutionEnvironment environment = environment();
    Settings settings = DeliveryOptions.of(options);
    HashMap<String, String> secret = new HashMap<>(secrets);
    DeliveryJob.define(environment, settings, new WayOpener(settings, secret::get));
    submit(environment);
  }

  private StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(1);
    return environment;
  }

  private void submit(StreamExecutionEnvironment environment) throws Exception {
    var job = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
    Await.until(
        "all tasks run",
        () -> {
          var graph = cluster.getExecutionGraph(job).get();
          for (var vertex : graph.getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
              return false;
            }
          }
          return graph.getState() == JobStatus.RUNNING;
        });
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
