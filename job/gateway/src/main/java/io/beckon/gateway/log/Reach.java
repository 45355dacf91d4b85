package io.beckon.gateway.log;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Whether a topic's brokers can be reached. It asks for the topic every few seconds, since whoever
 * hands out requests sends none to a gateway that is not ready, and so nothing else would find out
 * that it is again. Thread-safe.
 */
final class Reach implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration REST = Duration.ofSeconds(2);

  private final Admin admin;
  private final String topic;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "reach");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean there = true;

  Reach(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /**
   * Begins to watch a topic that is there.
   *
   * @param kafka where the brokers are and how to log in
   */
  static Reach watch(Properties kafka, String topic) {
    Properties properties = new Properties();
    properties.putAll(kafka);
    int patience = (int) PATIENCE.toMillis();
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    Reach reach = new Reach(Admin.create(properties), topic);
    long rest = REST.toMillis();
    reach.timer.scheduleWithFixedDelay(reach::look, rest, rest, TimeUnit.MILLISECONDS);
    return reach;
  }

  /** Asks once; throws nothing, since the timer would then ask no more. */
  void look() {
    try {
      List<TopicPartitionInfo> partitions =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
      there = partitions.stream().allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException | RuntimeException e) {
      there = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A record was not taken: until the topic answers again, it is not there. */
  void lost() {
    there = false;
  }

  boolean isThere() {
    return there;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
