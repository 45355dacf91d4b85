package io.beckon.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * The broker as a process of its own, with the topics of both jobs, until it is killed. For a
 * cluster on one machine; its data stays.
 */
public final class BrokerProcess {

  private BrokerProcess() {}

  /**
   * Starts the broker.
   *
   * @param arguments the folder of its data, the port for clients, the port of the controller, and
   *     how many partitions the events topic gets where it is new
   */
  public static void main(String[] arguments) throws Exception {
    Ports ports = new Ports(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    LocalKafka kafka = LocalKafka.start(Path.of(arguments[0]), ports);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  kafka.close();
                  stopped.countDown();
                }));
    createTopics(kafka, Integer.parseInt(arguments[3]));
    createCoupons(kafka);
    System.out.println("ready at " + kafka.bootstrapServers());
    stopped.await();
  }

  private static void createTopics(LocalKafka kafka, int partitions) throws Exception {
    if (!topics(kafka).isEmpty()) {
      return;
    }
    kafka.createTopic("events", partitions, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic(
        "campaigns",
        1,
        TimestampType.LOG_APPEND_TIME,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    kafka.createTopic("sends", partitions, TimestampType.CREATE_TIME);
    kafka.createTopic("journeys", partitions, TimestampType.CREATE_TIME);
    kafka.createTopic("dead-letters", 1, TimestampType.CREATE_TIME);
    kafka.createTopic(
        "deliveries",
        partitions,
        TimestampType.CREATE_TIME,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  /** By itself: data of an earlier build has the other topics, and not this one. */
  private static void createCoupons(LocalKafka kafka) throws Exception {
    if (!topics(kafka).contains("coupons")) {
      kafka.createTopic(
          "coupons",
          1,
          TimestampType.CREATE_TIME,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              "-1"));
    }
  }

  private static Set<String> topics(LocalKafka kafka) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get();
    }
  }
}
