package io.beckon.benchmark;

import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.SendCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The delivery job, as it is submitted: one worker on a Flink cluster in this process, with
 * RocksDB, checkpoints and the ledger. Each run has topics of its own, filled before it starts.
 */
final class DeliveryRuns implements AutoCloseable {

  private final Broker broker;
  private final int smtpPort;
  private final Configuration configuration = new Configuration();
  private final MiniCluster cluster;
  private int number;

  DeliveryRuns(Broker broker, int smtpPort, Path folder) throws Exception {
    this.broker = broker;
    this.smtpPort = smtpPort;
    configuration.setString(
        "execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    configuration.setString("taskmanager.memory.managed.size", "128m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.address", "127.0.0.1");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
  }

  /**
   * Starts a run.
   *
   * @param sick mails to {@link Mailing#SICK}, spread evenly among the others
   * @param others mails to all others
   * @param connections of the worker; those to one domain are as the job's default has it, and at
   *     most so many
   */
  Run start(int connections, int others, int sick) throws Exception {
    String run = "run" + number++;
    broker.prepare(run, commands(run, others, sick));
    Map<String, String> options = new HashMap<>();
    for (String kind : List.of("sends", "events", "dead-letters", "deliveries")) {
      options.put("topic." + kind, Broker.topic(kind, run));
    }
    options.put("kafka.bootstrap.servers", broker.address());
    options.put("topic.campaigns", Broker.CAMPAIGNS);
    options.put("smtp.host", "127.0.0.1");
    options.put("smtp.port", String.valueOf(smtpPort));
    options.put("smtp.tls", "off");
    options.put("smtp.helo", "benchmark");
    options.put("mail.domain", Mailing.DOMAIN);
    options.put("mail.link-base", "https://m.shop.example");
    options.put("gate.connections", String.valueOf(connections));
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(1);
    DeliveryJob.define(
        environment,
        DeliveryOptions.of(options),
        new WayOpener(
            DeliveryOptions.of(options),
            name -> name.equals("BECKON_LINK_KEYS") ? Mailing.KEYS : null));
    return new Run(run, cluster.submitJob(environment.getStreamGraph()).get().getJobID());
  }

  private static List<byte[]> commands(String run, int others, int sick) {
    Instant now = Instant.now();
    List<byte[]> commands = new ArrayList<>();
    double owed = 0;
    for (int i = 0; i < others; i++) {
      commands.add(encoded(run + '-' + i, Mailing.address(i), now));
      for (owed += (double) sick / others; owed >= 1; owed--) {
        String address = "reader" + commands.size() + '@' + Mailing.SICK;
        commands.add(encoded(run + "-sick-" + commands.size(), address, now));
      }
    }
    return commands;
  }

  private static byte[] encoded(String id, String address, Instant now) {
    return SingleObject.encode(SendCommand.getEncoder(), Mailing.command(id, address, now));
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  /** A job that runs until it is closed. */
  final class Run implements AutoCloseable {

    private final String name;
    private final JobID job;

    private Run(String name, JobID job) {
      this.name = name;
      this.job = job;
    }

    @Override
    public void close() throws ExecutionException, InterruptedException {
      cluster.cancelJob(job).get();
      cluster.requestJobResult(job).get();
      broker.forget(name);
    }
  }
}
