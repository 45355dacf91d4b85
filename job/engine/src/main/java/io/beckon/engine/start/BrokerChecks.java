package io.beckon.engine.start;

import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the job asks the broker before it starts. */
public final class BrokerChecks {

  private static final List<Option<String>> TOPICS =
      List.of(
          JobOptions.EVENTS,
          JobOptions.CAMPAIGNS,
          JobOptions.SENDS,
          JobOptions.JOURNEYS,
          JobOptions.DEAD_LETTERS);

  private static final String TRANSACTION_MAX = "transaction.max.timeout.ms";
  private static final int PATIENCE_MS = 30_000;

  private final Settings settings;
  private final Admin admin;
  private final List<String> reasons = new ArrayList<>();

  private BrokerChecks(Settings settings, Admin admin) {
    this.settings = settings;
    this.admin = admin;
  }

  /**
   * Asks the broker whether the job can keep its promises on it.
   *
   * @return how many partitions the events topic has
   * @throws StartRefused with every reason against it, an unreachable broker among them
   */
  public static int eventPartitions(Settings settings) {
    Properties client = settings.kafka();
    client.put("default.api.timeout.ms", String.valueOf(PATIENCE_MS));
    client.put("request.timeout.ms", String.valueOf(PATIENCE_MS / 2));
    try (Admin admin = Admin.create(client)) {
      return new BrokerChecks(settings, admin).check();
    } catch (ExecutionException e) {
      throw new StartRefused(
          List.of("The broker does not answer as it must: " + e.getCause().getMessage()));
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new StartRefused(List.of("No Kafka client can be made: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused(List.of("Interrupted while the broker was asked"));
    }
  }

  private int check() throws ExecutionException, InterruptedException {
    Map<String, Integer> partitions = partitions();
    times(partitions);
    oneOrder(partitions);
    kept(partitions);
    transactions();
    if (!reasons.isEmpty()) {
      throw new StartRefused(reasons);
    }
    return partitions.get(settings.get(JobOptions.EVENTS));
  }

  private Map<String, Integer> partitions() throws ExecutionException, InterruptedException {
    Map<String, Integer> partitions = new HashMap<>();
    List<String> names = TOPICS.stream().map(settings::get).distinct().toList();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(names).topicNameValues();
    for (Option<String> option : TOPICS) {
      String topic = settings.get(option);
      try {
        partitions.put(topic, asked.get(topic).get().partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        reasons.add(
            "The topic "
                + topic
                + " ("
                + option.key()
                + ") does not exist: create it, or name"
                + " another");
      }
    }
    return partitions;
  }

  /** With the producers' time a record that comes after a pulse may be older than it. */
  private void times(Map<String, Integer> existing)
      throws ExecutionException, InterruptedException {
    if (settings.get(JobOptions.TIME_BASE) == TimeBase.BACKFILL) {
      return;
    }
    for (Option<String> option : List.of(JobOptions.EVENTS, JobOptions.CAMPAIGNS)) {
      String topic = settings.get(option);
      if (!existing.containsKey(topic)) {
        continue;
      }
      String type =
          config(ConfigResource.Type.TOPIC, topic)
              .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
              .value();
      if (!type.equals("LogAppendTime")) {
        reasons.add(
            "The topic "
                + topic
                + " has message.timestamp.type="
                + type
                + ": a client's clock would move time. Set LogAppendTime (kafka-configs --alter"
                + " --topic "
                + topic
                + " --add-config message.timestamp.type=LogAppendTime), or say"
                + " --events.time-base backfill where it holds history");
      }
    }
  }

  private void oneOrder(Map<String, Integer> existing) {
    String topic = settings.get(JobOptions.CAMPAIGNS);
    int partitions = existing.getOrDefault(topic, 1);
    if (partitions > 1) {
      reasons.add(
          "The topic "
              + topic
              + " has "
              + partitions
              + " partitions: of two versions the later one stands, and between partitions none is"
              + " later. Create it with one");
    }
  }

  /** A version is read as long as a journey may be pinned to it, however old it is. */
  private void kept(Map<String, Integer> existing) throws ExecutionException, InterruptedException {
    String topic = settings.get(JobOptions.CAMPAIGNS);
    if (settings.get(JobOptions.TIME_BASE) == TimeBase.BACKFILL || !existing.containsKey(topic)) {
      return;
    }
    String policy =
        config(ConfigResource.Type.TOPIC, topic).get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      reasons.add(
          "The topic "
              + topic
              + " has cleanup.policy="
              + policy
              + ": campaigns would be forgotten while users are in them. Set compact (kafka-configs"
              + " --alter --topic "
              + topic
              + " --add-config cleanup.policy=compact)");
    }
  }

  private void transactions() throws ExecutionException, InterruptedException {
    Duration ours = settings.get(JobOptions.TRANSACTION_TIMEOUT);
    for (Node broker : admin.describeCluster().nodes().get()) {
      Config config = config(ConfigResource.Type.BROKER, broker.idString());
      long most = Long.parseLong(config.get(TRANSACTION_MAX).value());
      if (ours.toMillis() > most) {
        reasons.add(
            "sink.transaction-timeout is "
                + ours.toMillis()
                + "ms, above "
                + TRANSACTION_MAX
                + "="
                + most
                + " of broker "
                + broker.idString()
                + ": raise the broker's, or lower ours");
      }
    }
  }

  private Config config(ConfigResource.Type type, String name)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(type, name);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource);
  }
}
